// Mounts the page's head.

export function mount() {}
