"""Line icons, own-drawn on a 24 by 24 grid: name to SVG content. An icon never stands without words."""

ICONS = {
    "arrow": '<path d="M5 12h14m-5.5-5.5L19 12l-5.5 5.5"/>',
    "calendar": '<path d="M4 6h16v14H4zM4 10h16M8 3.5V8m8-4.5V8"/>',
    "check": '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.5l3.5 2"/>',
    "cross": '<path d="m6 6 12 12M18 6 6 18"/>',
    "document": '<path d="M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6m-6 4h6"/>',
    "dash": '<path d="M7 12h10"/>',
    "download": '<path d="M12 4v11m-4.5-4.5L12 15l4.5-4.5M4.5 19.5h15"/>',
    "equal": '<path d="M6 9.5h12M6 14.5h12"/>',
    "filter": '<path d="M4 6h16l-6 7v6l-4-2v-4z"/>',
    "globe": '<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c5 5 5 12 0 17c-5-5-5-12 0-17z"/>',
    "half": '<circle cx="12" cy="12" r="8"/><path d="M12 4v16M14 6v12m2-10.5v9m2-6.5v4"/>',
    "link": (
        '<path d="M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1"/>'
    ),
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "person": '<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6"/>',
    "place": '<path d="M12 20c-4-5-6-7-6-10a6 6 0 0 1 12 0c0 3-2 5-6 10z"/><circle cx="12" cy="10" r="2"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "print": '<path d="M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z"/>',
    "question": '<path d="M9 9.200c0-1.8 1.3-3 3-3s3 1.2 3 2.800c0 2.2-3 2.4-3 4.800m0 3v.2"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>',
    "speech": '<path d="M4 5h16v11H11l-4 4v-4H4z"/>',
    "update": '<path d="M4.5 9.500h13L14 6m5.5 8.500h-13L10 18"/>',
    "upload": '<path d="M12 15V4M7.5 8.5 12 4l4.5 4.5M4.5 19.5h15"/>',
    "warning": '<path d="M12 4.5 21 19.500H3zM12 10v4.500m0 2.500v.2"/>',
}
#: Icons that point along the line of reading, mirrored where it runs from right to left.
DIRECTIONAL = frozenset({"arrow", "update"})
