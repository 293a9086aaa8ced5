//! Pictures of the map as SVG: on the page as wide as the page, and as a file of its own.

use std::fmt::Write;

use super::super::badge::{badge_shape, line_number};
use crate::domain::transit_map::layout::Layout;
use crate::domain::transit_map::picture::{Anchor, Mark, Picture, Point, Shape};
use crate::domain::transit_map::scale::WHOLE;

/// How positions along the scale become lengths.
#[derive(Clone, Copy)]
pub enum Length {
    /// The scale is as long as the element: positions are per cents of it.
    Fluid,
    /// The scale has so many pixels.
    Pixels(i32),
}

/// Formats hundredths of a per cent as a percentage. Formatting a float instead would add 11 kB to
/// the program.
pub fn percent(hundredths: u32) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// Draws a picture: the elements of an SVG whose origin is the start of the scale.
pub fn draw(layout: &Layout, picture: &Picture, length: Length) -> String {
    let mut svg = String::new();
    for layer in &picture.layers {
        let line = layer.line.and_then(|line| layout.lines.get(line));
        let _ = match line {
            Some(line) => {
                let ghost = if line.is_ghost { " class=\"ghost\"" } else { "" };
                write!(svg, "<g data-line=\"{}\"{ghost}>", line_number(line.document))
            }
            None => write!(svg, "<g>"),
        };
        for mark in &layer.marks {
            let number = line.map_or(1, |line| line_number(line.document));
            draw_mark(&mut svg, mark, number, length);
        }
        svg.push_str("</g>");
    }
    svg
}

/// Escapes text for markup.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // XML allows no other control characters, not even escaped.
            '\t' | '\n' | '\r' => escaped.push(' '),
            character if character.is_control() => {}
            character => escaped.push(character),
        }
    }
    escaped
}

fn x(at: Point, length: Length) -> String {
    match length {
        Length::Pixels(length) => (at.along * length / WHOLE + at.x).to_string(),
        Length::Fluid if at.along == 0 => at.x.to_string(),
        Length::Fluid => percent(at.along.unsigned_abs()),
    }
}

/// Thousandths as a decimal.
fn decimal(thousandths: i32) -> String {
    format!("{}.{:03}", thousandths / 1_000, thousandths % 1_000)
}

fn draw_mark(svg: &mut String, mark: &Mark, line: u16, length: Length) {
    let style = mark.style;
    // Writing to a text can't fail.
    let _ = match &mark.shape {
        Shape::Stroke { from, to } => {
            let (x1, x2) = (x(*from, length), x(*to, length));
            let (y1, y2) = (from.y, to.y);
            write!(svg, "<line class=\"{style}\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>")
        }
        Shape::Bend { from, to_y, corner } => {
            let (x, y) = (from.x, from.y);
            let (above, after) = (to_y - corner, x + corner);
            write!(svg, "<path class=\"{style}\" d=\"M{x} {y}V{above}Q{x} {to_y} {after} {to_y}H0\"/>")
        }
        Shape::Circle { at, radius } => placed(svg, *at, length, |svg, x| {
            write!(svg, "<circle class=\"{style}\" cx=\"{x}\" cy=\"{}\" r=\"{radius}\"/>", at.y)
        }),
        Shape::Rectangle { at, width, height } => placed(svg, *at, length, |svg, x| {
            write!(
                svg,
                "<rect class=\"{style}\" x=\"{x}\" y=\"{}\" width=\"{width}\" height=\"{height}\"/>",
                at.y
            )
        }),
        Shape::Text {
            at,
            anchor,
            size,
            text,
        } => placed(svg, *at, length, |svg, x| {
            let anchor = match anchor {
                Anchor::Start => "",
                Anchor::Middle => " text-anchor=\"middle\"",
                Anchor::End => " text-anchor=\"end\"",
            };
            let (y, text) = (at.y, escape(text));
            write!(
                svg,
                "<text class=\"{style}\" x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{anchor}>{text}</text>"
            )
        }),
        Shape::Badge { at, radius, code } => {
            let scale = decimal(radius * 1_000 / 16);
            let size = if code.chars().count() > 1 { 15 } else { 19 };
            let (y, shape, code) = (at.y - radius, badge_shape(line), escape(code));
            inside(svg, *at, length, |svg, x| {
                write!(
                    svg,
                    "<g class=\"{style}\" transform=\"translate({} {y})scale({scale})\"><path d=\"{shape}\"/><text x=\"16\" y=\"{}\" font-size=\"{size}\" text-anchor=\"middle\">{code}</text></g>",
                    x - radius,
                    16 + size * 7 / 20
                )
            })
        }
        Shape::Train { at, height } => {
            let scale = decimal(height * 1_000 / 18);
            inside(svg, *at, length, |svg, x| {
                write!(
                    svg,
                    "<g class=\"{style}\" transform=\"translate({} {})scale({scale})\"><rect width=\"34\" height=\"18\" rx=\"6\"/><path d=\"M6 5h5.5v5.5h-5.5zM14.5 5h5.5v5.5h-5.5zM23 5h3a3.5 3.5 0 0 1 3.5 3.5v2h-6.5z\"/></g>",
                    x - height * 17 / 18,
                    at.y - height
                )
            })
        }
    };
}

type Written = std::fmt::Result;

/// Draws something at a point, whose position is a per cent, or pixels, or both.
fn placed(
    svg: &mut String,
    at: Point,
    length: Length,
    draw: impl FnOnce(&mut String, &str) -> Written,
) -> Written {
    if at.x == 0 || at.along == 0 || matches!(length, Length::Pixels(_)) {
        return draw(svg, &x(at, length));
    }
    inside(svg, at, length, |svg, x| draw(svg, &x.to_string()))
}

/// Draws something in pixels from a point. What is at a per cent stands in an SVG of its own that
/// begins there.
fn inside(
    svg: &mut String,
    at: Point,
    length: Length,
    draw: impl FnOnce(&mut String, i32) -> Written,
) -> Written {
    match length {
        Length::Pixels(length) => draw(svg, at.along * length / WHOLE + at.x),
        Length::Fluid if at.along == 0 => draw(svg, at.x),
        Length::Fluid => {
            let begin = percent(at.along.unsigned_abs());
            write!(svg, "<svg x=\"{begin}\" overflow=\"visible\">")?;
            draw(svg, at.x)?;
            write!(svg, "</svg>")
        }
    }
}
