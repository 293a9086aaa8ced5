//! The sign of a line: its letter in a shape and a colour of its own.

use leptos::prelude::*;

use crate::domain::catalogue::profile::Profile;

/// How many colours and shapes there are; the styles know as many.
pub const LINES: u16 = 4;

/// The number that the colour and shape of a document's pathway go by, from 1.
pub fn line_number(document: u16) -> u16 {
    (document - 1) % LINES + 1
}

/// The shape of a line's badge, as a path of 32 by 32.
pub fn badge_shape(line: u16) -> &'static str {
    match line {
        1 => "M16 2a14 14 0 1 1 0 28a14 14 0 1 1 0-28z",
        2 => "M7 3H25a4 4 0 0 1 4 4V25a4 4 0 0 1-4 4H7a4 4 0 0 1-4-4V7a4 4 0 0 1 4-4z",
        3 => "M16 1L30 9V23L16 31L2 23V9z",
        _ => "M16 0.5L31.5 16L16 31.5L0.5 16z",
    }
}

/// The sign, beside text that names the role: a screen reader passes over it.
#[component]
pub fn Badge<'a>(
    /// The pathway whose line it is.
    profile: &'a Profile,
) -> impl IntoView + use<> {
    let is_long = profile.code.len() > 1;
    let line = line_number(profile.document);
    let shape = badge_shape(line);
    view! {
        <svg class="badge" viewBox="0 0 32 32" aria-hidden="true" data-line=line class:long=is_long>
            <path d=shape />
            <text x="16" y="16" dy="0.35em" text-anchor="middle">
                {profile.code.clone()}
            </text>
        </svg>
    }
}
