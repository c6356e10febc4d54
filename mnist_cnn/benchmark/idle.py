"""A Gradio page with an event that does nothing: what an answer of the page is compared with."""

import gradio as gr

EVENT = "/gradio_api/run/idle"  # where a browser sends it


async def idle(drawing: str) -> None:
    """Does not even look at `drawing`; a coroutine, so that no thread is waited for."""


def lay_out() -> gr.Blocks:
    demo = gr.Blocks(analytics_enabled=False)
    with demo:
        drawing = gr.Textbox()
        drawing.input(idle, drawing, queue=False, api_name="idle")
    return demo


if __name__ == "__main__":
    lay_out().launch()
