"""A plain Gradio page with a sketchpad and a label: what a first visit is compared with."""

import gradio as gr


async def read(drawing: object) -> dict[str, float]:
    """The same ten answers, whatever is drawn."""
    return dict.fromkeys(map(str, range(10)), 0.1)


def lay_out() -> gr.Blocks:
    demo = gr.Blocks(analytics_enabled=False)
    with demo:
        sketchpad = gr.Sketchpad()
        sketchpad.change(read, sketchpad, gr.Label())
    return demo


if __name__ == "__main__":
    lay_out().launch()
