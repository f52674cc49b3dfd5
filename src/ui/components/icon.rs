//! Line icons, 24 × 24, drawn with the colour of the text. Decorative: the words stand beside them.

use crate::device::Family;
use yew::prelude::*;

/// Which icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// The product.
    Logo,
    /// A phone.
    Phone,
    /// A tablet.
    Tablet,
    /// A computer.
    Computer,
    /// A printer or script.
    Program,
    /// No device visible.
    Hidden,
    /// A person trying passwords.
    Spray,
    /// Sun and moon.
    Auto,
    /// Sun.
    Sun,
    /// Moon.
    Moon,
    /// Arrow into a tray.
    Export,
    /// A sheet.
    File,
    /// Shield with a tick.
    Shield,
    /// Magnifier.
    Search,
    /// Down.
    Chevron,
    /// Warning sign.
    Warning,
    /// Information.
    Info,
    /// Plus.
    Plus,
    /// Cross.
    Close,
    /// A ring: nothing done yet.
    Ring,
    /// A clock: too early.
    Clock,
    /// A half disc: half of the way.
    Half,
    /// A tick in a ring: proven.
    Seal,
    /// An arrow that turns back.
    Back,
    /// A question mark in a ring.
    Ask,
    /// A pause in a ring.
    Pause,
    /// A tick.
    Check,
    /// Three dots.
    More,
    /// Two sheets.
    Copy,
    /// An arrow out of a frame.
    Out,
    /// A calendar.
    Calendar,
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// An envelope.
    Mail,
}

/// Draws an icon. A function and no component: it has nothing to remember.
pub fn glyph(icon: Icon) -> Html {
    let d = match icon {
        Icon::Logo => "M3 8h6.5l5 8H20M17 12.8l3.2 3.2L17 19.2M3 16h3.5",
        Icon::Phone => {
            "M8.5 2.8h7a1.9 1.9 0 0 1 1.9 1.9v14.6a1.9 1.9 0 0 1-1.9 1.9h-7a1.9 1.9 0 0 1-1.9-1.9V4.7a1.9 1.9 0 0 1 1.9-1.9zM11 18.4h2"
        }
        Icon::Tablet => {
            "M6 3h12a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM11 18.2h2"
        }
        Icon::Computer => {
            "M4.6 4h14.8A1.6 1.6 0 0 1 21 5.6v8.8a1.6 1.6 0 0 1-1.6 1.6H4.6A1.6 1.6 0 0 1 3 14.4V5.6A1.6 1.6 0 0 1 4.6 4zM8.5 20h7M12 16v4"
        }
        Icon::Program => {
            "M7 8V3.5h10V8M6 17H4.6A1.6 1.6 0 0 1 3 15.4V9.6A1.6 1.6 0 0 1 4.6 8h14.8A1.6 1.6 0 0 1 21 9.6v5.8a1.6 1.6 0 0 1-1.6 1.6H18M7 13.5h10V21H7z"
        }
        Icon::Hidden => {
            "M8.5 2.8h7a1.9 1.9 0 0 1 1.9 1.9v14.6a1.9 1.9 0 0 1-1.9 1.9h-7a1.9 1.9 0 0 1-1.9-1.9V4.7a1.9 1.9 0 0 1 1.9-1.9zM10.2 9.3a1.9 1.9 0 1 1 2.7 1.8c-.6.3-.9.7-.9 1.5M12 15.2v.1"
        }
        Icon::Spray => {
            "M12 4.5a7.5 7.5 0 1 1 0 15a7.5 7.5 0 1 1 0-15zM12 2v5M12 17v5M2 12h5M17 12h5"
        }
        Icon::Auto => {
            "M12 4a8 8 0 1 1 0 16a8 8 0 1 1 0-16zM12 4v16M12 8l5.5-2.5M12 12h8M12 16l5.5 2.5"
        }
        Icon::Sun => {
            "M12 8a4 4 0 1 1 0 8a4 4 0 1 1 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4"
        }
        Icon::Moon => "M20 14.2A8.3 8.3 0 0 1 9.8 4 8.3 8.3 0 1 0 20 14.2z",
        Icon::Export => "M12 3.5v11M7.8 10.4L12 14.6l4.2-4.2M4.5 16.5v4h15v-4",
        Icon::File => "M6 3h8l4.5 4.5V21H6zM14 3v4.5h4.5M9 12.5h6M9 16h6",
        Icon::Shield => {
            "M12 3l7.5 2.8v5.7c0 4.6-3.1 7.8-7.5 9.5-4.4-1.7-7.5-4.9-7.5-9.5V5.8zM8.8 12l2.3 2.3 4.3-4.5"
        }
        Icon::Search => "M10.5 4a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13zM15.3 15.3L20.5 20.5",
        Icon::Chevron => "M6 9l6 6 6-6",
        Icon::Warning => "M12 3.5L22 20.5H2zM12 10v5M12 17.7v.1",
        Icon::Info => "M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18zM12 11v5.5M12 7.7v.1",
        Icon::Plus => "M12 5v14M5 12h14",
        Icon::Close => "M6 6l12 12M18 6L6 18",
        Icon::Ring => "M12 4a8 8 0 1 1 0 16a8 8 0 1 1 0-16z",
        Icon::Clock => "M12 4a8 8 0 1 1 0 16a8 8 0 1 1 0-16zM12 7.5V12l3 2",
        Icon::Half => "M12 4a8 8 0 1 1 0 16a8 8 0 1 1 0-16zM12 4v16M14.5 5v14M17 7v10",
        Icon::Seal => "M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18zM8 12.3l2.8 2.8L16 9.5",
        Icon::Back => "M9 7L4.5 11.5L9 16M5 11.5h9a5 5 0 0 1 0 9h-2",
        Icon::Ask => {
            "M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18zM9.7 9.5a2.4 2.4 0 1 1 3.4 2.2c-.8.4-1.1.9-1.1 1.8m0 3h.01"
        }
        Icon::Pause => "M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18zM10 9v6m4-6v6",
        Icon::Check => "M5 12.5L9.5 17L19 7.5",
        Icon::More => "M6 12h.01M12 12h.01M18 12h.01",
        Icon::Copy => {
            "M9.5 8h8a1.5 1.5 0 0 1 1.5 1.5v8a1.5 1.5 0 0 1-1.5 1.5h-8A1.5 1.5 0 0 1 8 17.5v-8A1.5 1.5 0 0 1 9.5 8zM16 4.5H6.5a2 2 0 0 0-2 2V16"
        }
        Icon::Out => "M14 4.5h5.5V10M19 5l-8 8M17 14v5H5V7h5",
        Icon::Calendar => {
            "M5.5 5.5h13A1.5 1.5 0 0 1 20 7v11.5a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18.5V7a1.5 1.5 0 0 1 1.5-1.5zM4 10h16M8.5 3v4m7-4v4"
        }
        Icon::Left => "M14 6l-6 6l6 6",
        Icon::Right => "M10 6l6 6l-6 6",
        Icon::Mail => {
            "M4.5 5.5h15A1.5 1.5 0 0 1 21 7v10a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17V7a1.5 1.5 0 0 1 1.5-1.5zM4 7l8 6l8-6"
        }
    };
    html! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false" fill="none" stroke="currentColor"
            stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"><path {d} /></svg>
    }
}

/// Icon of a device family.
#[must_use]
pub const fn of_family(family: Family) -> Icon {
    match family {
        Family::IPhone
        | Family::IPodTouch
        | Family::Apple
        | Family::Android
        | Family::OutlookMobile
        | Family::WindowsPhone
        | Family::OtherPhone => Icon::Phone,
        Family::IPad => Icon::Tablet,
        Family::Mac | Family::Windows | Family::Outlook | Family::MailProgram | Family::Browser => {
            Icon::Computer
        }
        Family::Script => Icon::Program,
        Family::Relay | Family::Unknown => Icon::Hidden,
    }
}
