//! Lines in time: the pathways drawn to one scale of weeks, with their stations.
//!
//! Positions across are percentages and positions down are pixels, so the drawing fills any width
//! without stretching its circles and letters, and needs no `style` attribute, which a strict
//! content security policy forbids.

use leptos::prelude::*;
use web_sys::Element;

use super::badge::{Badge, line_number};
use super::island::{both, pair, say, set};
use crate::domain::date::Date;
use crate::domain::line::axis_weeks;
use crate::domain::profile::Profile;
use crate::store::PlanStore;

/// The height of one line with its name, in pixels.
const ROW: usize = 84;
/// Where a line runs in its row, from the top.
const TRACK: usize = 56;
/// The height of the axis below the lines.
const AXIS: usize = 30;
/// The room left at both ends, in hundredths of a per cent of the width.
const MARGIN: u32 = 400;

/// Where so many hundredths of a week of an axis of `of` weeks stand across, as a percentage.
fn across(hundredths: u32, of: u16) -> String {
    let width = 10_000 - 2 * MARGIN;
    percent(MARGIN + width * hundredths / (100 * u32::from(of)))
}

/// Hundredths of a per cent as a percentage. Whole numbers keep the code that writes fractions, 11
/// kB of it, out of what browsers are sent.
pub fn percent(hundredths: u32) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// The lines of some pathways, to one scale, with the learner's train where there is one. The
/// picture is described in words; everything it shows stands near it as text too.
#[component]
pub fn LineMap(
    /// The pathways, from the top.
    profiles: Vec<&'static Profile>,
    /// Whether the learner's dates stand at the stations, and today on the line.
    #[prop(optional)]
    with_dates: bool,
) -> impl IntoView {
    let of = axis_weeks(&profiles);
    let rows = profiles.len();
    let bottom = rows * ROW;
    let x = move |weeks: u16| across(u32::from(weeks) * 100, of);
    let grid = (0..=of).step_by(4).map(move |week| {
        view! {
            <g class="grid" class:minor=week % 8 != 0>
                <line x1=x(week) x2=x(week) y1="8" y2=bottom />
                <text x=x(week) y=bottom + 20 text-anchor="middle">
                    {week}
                </text>
            </g>
        }
    });
    let terminus = (rows > 1).then(|| {
        view! {
            <line class="terminus" x1=x(0) x2=x(0) y1=TRACK y2=bottom - ROW + TRACK />
        }
    });
    let lines = profiles.iter().enumerate().map(move |(row, &profile)| {
        view! { <Line profile of top=row * ROW with_dates /> }
    });
    view! {
        <figure class="line-map">
            <svg role="img" aria-label=in_words(&profiles) width="100%" height=bottom + AXIS>
                {grid.collect_view()}
                {terminus}
                {lines.collect_view()}
            </svg>
            <figcaption>
                "Weeks from the start, as the sources count them. Numbers are the roadmap’s steps."
            </figcaption>
        </figure>
    }
}

/// One line, `top` pixels from the top.
#[component]
fn Line(profile: &'static Profile, of: u16, top: usize, with_dates: bool) -> impl IntoView {
    let x = move |weeks: u16| across(u32::from(weeks) * 100, of);
    let y = top + TRACK;
    let total = profile.steps_total().0;
    let stations = profile.stops.iter().enumerate().map(move |(index, stop)| {
        let at = x(stop.begins.low());
        view! {
            <g class="station">
                <circle cx=at.clone() cy=y />
                <text x=at.clone() y=y dy="0.35em" text-anchor="middle">
                    {index + 1}
                </text>
                {with_dates
                    .then(|| {
                        view! {
                            <text
                                class="station-date"
                                x=at
                                y=y + 23
                                text-anchor="middle"
                                data-island=STATION
                                data-of=both(index + 1, &profile.id)
                            ></text>
                        }
                    })}
            </g>
        }
    });
    let today = with_dates.then(|| {
        view! {
            <g class="today" data-island=TODAY data-of=both(of, &profile.id) visibility="hidden">
                <line x1=x(0) x2=x(0) y1=y - 16 y2=y + 16 />
                <text x=x(0) y=y + 36 text-anchor="middle">
                    "Today"
                </text>
            </g>
        }
    });
    view! {
        <g data-line=line_number(profile.document)>
            <svg x=x(0) y=top + 10 width="100%" height="28" overflow="visible">
                <svg x="12" width="26" height="26" overflow="visible">
                    <Badge profile />
                </svg>
                <text class="line-name" x="46" y="19">
                    {profile.role.as_str()}
                </text>
            </svg>
            <line class="track" x1=x(0) x2=x(total.low()) y1=y y2=y />
            <line class="track maybe" x1=x(total.low()) x2=x(total.high()) y1=y y2=y />
            <circle class="arrival" cx=x(total.high()) cy=y r="9" />
            <g data-island=TRAIN data-of=both(of, &profile.id) visibility="hidden">
                <line class="travelled" x1=x(0) x2=x(0) y1=y y2=y />
                <circle class="train" cx=x(0) cy=y r="7" />
            </g>
            {stations.collect_view()}
            {today}
        </g>
    }
}

/// The name of the island; it is of the weeks of the axis, and of the pathway.
pub const TRAIN: &str = "train";

/// Shows the learner's train on the line of a pathway, and the stretch behind it, once it has left.
pub fn update(train: &Element, of: &str, store: PlanStore) {
    let Some((Ok(of), slug)) = pair(of).map(|(of, slug)| (of.parse(), slug)) else {
        return;
    };
    let hundredths = store.with(|plan, catalogue| {
        let pathway = catalogue.pathway(slug);
        pathway.map_or(0, |pathway| plan.train(catalogue, pathway))
    });
    let at = across(hundredths, of);
    for (part, attribute) in [
        (train.first_element_child(), "x2"),
        (train.last_element_child(), "cx"),
    ] {
        if let Some(part) = part {
            set(&part, attribute, &at);
        }
    }
    let visibility = if hundredths > 0 { "visible" } else { "hidden" };
    set(train, "visibility", visibility);
}

/// The name of the island; it is of a step's number, and of the pathway.
pub const STATION: &str = "station";

/// Shows the day on which a step begins.
pub fn update_station(text: &Element, of: &str, store: PlanStore) {
    let begins = pair(of).and_then(|(number, slug)| {
        let number = number.parse().ok()?;
        store.with(|plan, catalogue| {
            let schedule = plan.schedule(catalogue, catalogue.pathway(slug)?).ok()?;
            Some(schedule.step(number)?.0.low)
        })
    });
    // Without the year, which has no room; the steps below say it.
    let day = begins.map(Date::in_short);
    let day = day.as_deref().and_then(|day| day.rsplit_once(' '));
    say(text, day.map_or("", |(day, _)| day));
}

/// The name of the island; it is of the weeks of the axis, and of the pathway.
pub const TODAY: &str = "today";

/// Shows where the train would be today if all went as planned.
pub fn update_today(mark: &Element, of: &str, store: PlanStore) {
    let at = pair(of).and_then(|(of, slug)| {
        let hundredths = store.with(|plan, catalogue| {
            plan.planned_train(catalogue, catalogue.pathway(slug)?, store.today())
        });
        Some(across(hundredths?, of.parse().ok()?))
    });
    if let (Some(at), Some(line), Some(text)) =
        (&at, mark.first_element_child(), mark.last_element_child())
    {
        for (part, attribute) in [(&line, "x1"), (&line, "x2"), (&text, "x")] {
            set(part, attribute, at);
        }
    }
    set(
        mark,
        "visibility",
        if at.is_some() { "visible" } else { "hidden" },
    );
}

/// The drawing in words: every line, its length and its stations.
fn in_words(profiles: &[&Profile]) -> String {
    let line = |profile: &&Profile| {
        let stops = profile.stops.iter().enumerate();
        let stops = stops.map(|(index, stop)| {
            let weeks = stop.in_words().to_lowercase();
            format!("{} {}, {weeks}", index + 1, stop.title)
        });
        let stops: Vec<_> = stops.collect();
        format!(
            "{}: {}; {}.",
            profile.role,
            profile.steps_total(),
            stops.join("; ")
        )
    };
    let lines: Vec<_> = profiles.iter().map(line).collect();
    format!("Lines in time, from Backend Developer. {}", lines.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::catalogue;

    #[test]
    fn positions_fill_the_width_but_for_the_margins() {
        assert_eq!(across(0, 40), "4.00%");
        assert_eq!(across(2000, 40), "50.00%");
        assert_eq!(across(4000, 40), "96.00%");
    }

    #[test]
    fn the_drawing_is_told_in_words() {
        let profile = catalogue().profile("data-annotation-specialist").unwrap();
        let words = in_words(&[profile]);
        assert!(
            words.contains(
                "Data Annotation Specialist: 16–18 weeks; 1 Foundation & Mindset Shift, weeks 1–2;"
            ),
            "{words}"
        );
        assert!(
            words.ends_with("5 Job Search & Networking, weeks 13–18."),
            "{words}"
        );
    }
}
