//! The sign of a line: its letter in a shape and a colour of its own.

use leptos::prelude::*;

use crate::domain::catalogue::profile::Profile;

pub use crate::domain::pathway::limits::LINES;

/// The shape of a line's badge, as a path of 32 by 32.
pub fn badge_shape(line: u16) -> &'static str {
    match line {
        1 => "M16 2a14 14 0 1 1 0 28a14 14 0 1 1 0-28z",
        2 => "M7 3H25a4 4 0 0 1 4 4V25a4 4 0 0 1-4 4H7a4 4 0 0 1-4-4V7a4 4 0 0 1 4-4z",
        3 => "M16 1L30 9V23L16 31L2 23V9z",
        4 => "M16 0.5L31.5 16L16 31.5L0.5 16z",
        5 => "M10.5 5.5H21.5a10.5 10.5 0 0 1 0 21H10.5a10.5 10.5 0 0 1 0-21z",
        6 => "M8.5 1H23.5V8.5H31V23.5H23.5V31H8.5V23.5H1V8.5H8.5z",
        7 => "M2 4.5H22.5L32 16L22.5 27.5H2z",
        8 => "M16 1L30 12V29H2V12z",
        9 => "M7 4.5H32L25 27.5H0z",
        10 => {
            "M16 0l4.4 5.3 6.9-.6-.6 6.9L32 16l-5.3 4.4.6 6.9-6.9-.6L16 32l-4.4-5.3-6.9.6.6-6.9L0 16l5.3-4.4-.6-6.9 6.9.6z"
        }
        11 => "M7 4H25L32 28H0z",
        _ => "M3 3H29V14C29 22 24 27.5 16 31C8 27.5 3 22 3 14z",
    }
}

/// The sign, beside text that names the role: a screen reader passes over it.
#[component]
pub fn Badge<'a>(
    /// The pathway whose line it is.
    profile: &'a Profile,
) -> impl IntoView + use<> {
    let is_long = profile.code.chars().count() > 1;
    let line = profile.line;
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::colour::{TOKENS, Theme, colours};

    #[test]
    fn every_line_has_a_shape_and_a_colour_of_its_own() {
        let shapes: BTreeSet<_> = (1..=LINES).map(badge_shape).collect();
        assert_eq!(shapes.len(), usize::from(LINES));
        let colours = colours(TOKENS, Theme::Light);
        let numbers =
            (1..).take_while(|line| colours.contains_key(format!("line-{line}").as_str()));
        assert_eq!(numbers.last(), Some(LINES));
    }
}
