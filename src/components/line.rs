//! Lines in time: the pathways drawn to one scale of weeks, with their stations.
//!
//! Positions across are percentages and positions down are pixels, so the drawing fills any width
//! without stretching its circles and letters, and needs no `style` attribute, which a strict
//! content security policy forbids.

use leptos::prelude::*;

use super::badge::{Badge, line_number};
use crate::content::catalogue;
use crate::domain::line::axis_weeks;
use crate::domain::pathway::Pathway;
use crate::store::PlanStore;

/// The height of one line with its name, in pixels.
const ROW: usize = 84;
/// Where a line runs in its row, from the top.
const TRACK: usize = 56;
/// The height of the axis below the lines.
const AXIS: usize = 30;
/// The room left at both ends, in per cent of the width.
const MARGIN: f64 = 4.0;

/// Where `weeks` of an axis of `of` stand across, as a percentage.
fn across(weeks: f64, of: u16) -> String {
    format!(
        "{:.2}%",
        MARGIN + (100.0 - 2.0 * MARGIN) * weeks / f64::from(of)
    )
}

/// The lines of some pathways, to one scale, with the learner's train where there is one. The
/// picture is described in words; everything it shows stands near it as text too.
#[component]
pub fn LineMap(
    /// The pathways, from the top.
    pathways: Vec<&'static Pathway>,
) -> impl IntoView {
    let of = axis_weeks(&pathways);
    let rows = pathways.len();
    let bottom = rows * ROW;
    let x = move |weeks: u16| across(f64::from(weeks), of);
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
    let lines = pathways.iter().enumerate().map(move |(row, &pathway)| {
        view! { <Line pathway of top=row * ROW /> }
    });
    view! {
        <figure class="line-map">
            <svg role="img" aria-label=in_words(&pathways) width="100%" height=bottom + AXIS>
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
fn Line(pathway: &'static Pathway, of: u16, top: usize) -> impl IntoView {
    let store = PlanStore::expect();
    let x = move |weeks: u16| across(f64::from(weeks), of);
    let y = top + TRACK;
    let total = pathway.steps_total().0;
    let stations = pathway.stations().into_iter().map(move |station| {
        let at = x(station.begins.low());
        view! {
            <g class="station">
                <circle cx=at.clone() cy=y />
                <text x=at y=y dy="0.35em" text-anchor="middle">
                    {station.number}
                </text>
            </g>
        }
    });
    let train = move || {
        let weeks = store.with(|plan| plan.train(catalogue(), pathway));
        (weeks > 0.0).then(|| {
            let at = across(weeks, of);
            view! {
                <line class="travelled" x1=x(0) x2=at.clone() y1=y y2=y />
                <circle class="train" cx=at cy=y r="7" />
            }
        })
    };
    view! {
        <g data-line=line_number(pathway)>
            <svg x=x(0) y=top + 10 width="100%" height="28" overflow="visible">
                <svg x="12" width="26" height="26" overflow="visible">
                    <Badge pathway />
                </svg>
                <text class="line-name" x="46" y="19">
                    {pathway.role.as_str()}
                </text>
            </svg>
            <line class="track" x1=x(0) x2=x(total.low()) y1=y y2=y />
            <line class="track maybe" x1=x(total.low()) x2=x(total.high()) y1=y y2=y />
            <circle class="arrival" cx=x(total.high()) cy=y r="9" />
            {train}
            {stations.collect_view()}
        </g>
    }
}

/// The drawing in words: every line, its length and its stations.
fn in_words(pathways: &[&Pathway]) -> String {
    let line = |pathway: &&Pathway| {
        let stations: Vec<_> = pathway
            .stations()
            .iter()
            .map(|s| {
                format!(
                    "{} {}, {}",
                    s.number,
                    s.step.title,
                    s.in_words().to_lowercase()
                )
            })
            .collect();
        format!(
            "{}: {}; {}.",
            pathway.role,
            pathway.steps_total(),
            stations.join("; ")
        )
    };
    let lines: Vec<_> = pathways.iter().map(line).collect();
    format!("Lines in time, from Backend Developer. {}", lines.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_fill_the_width_but_for_the_margins() {
        assert_eq!(across(0.0, 40), "4.00%");
        assert_eq!(across(20.0, 40), "50.00%");
        assert_eq!(across(40.0, 40), "96.00%");
    }

    #[test]
    fn the_drawing_is_told_in_words() {
        let pathway = catalogue().pathway("data-annotation-specialist").unwrap();
        let words = in_words(&[pathway]);
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
