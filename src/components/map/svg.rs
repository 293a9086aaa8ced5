//! Pictures of the map as SVG: on the page as wide as the page, and as a file of its own.

use std::fmt::Write;

use super::super::badge::badge_shape;
use crate::domain::transit_map::layout::Layout;
use crate::domain::transit_map::picture::{Anchor, Mark, Picture, Point, Shape, Size};
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
                let ghost = if line.is_ghost {
                    " class=\"ghost\""
                } else {
                    ""
                };
                write!(svg, "<g data-line=\"{}\"{ghost}>", line.line)
            }
            None => write!(svg, "<g>"),
        };
        for mark in &layer.marks {
            let number = line.map_or(1, |line| line.line);
            draw_mark(&mut svg, mark, number, length);
        }
        svg.push_str("</g>");
    }
    svg
}

/// A picture as a file.
pub struct Document {
    /// The SVG.
    pub text: String,
    /// Its width in pixels.
    pub width: i32,
    /// Its height in pixels.
    pub height: i32,
}

/// The space around a picture in a file, in pixels.
const MARGIN: i32 = 24;

/// The styles of a file: those of `map.css` in the light theme, without anything that drawing programs
/// don't know.
const STYLE: &str = "text{fill:#13161d;font-family:Overpass,'Helvetica Neue',Arial,sans-serif}\
.name,.number,.flag-text,.badge text{font-weight:700}\
.label,.caption{fill:#4e535a}\
.track,.perhaps,.waiting{fill:none}\
.waiting{stroke-dasharray:2 4}\
.tick{stroke:#d5d4d0}\
.now,.pole{stroke:#13161d;stroke-width:2}\
.transfer{stroke:#13161d;stroke-linecap:round}\
.passage{stroke:#fff;stroke-linecap:round}\
.travelled{stroke:#fff}\
.pattern{display:none}\
.flag,.train rect{fill:#13161d}\
.flag-text,.on-line,.badge text,.train path{fill:#fff}\
.disc{fill:#fff}\
.disc.known{stroke-width:2}\
.disc.shared{stroke:#13161d}\
.ghost .track,.ghost .perhaps,.ghost .disc{stroke-opacity:.4}\
.ghost .badge path{fill-opacity:.4}\
.ghost .badge text{fill:#13161d}\
.ghost .name{font-weight:400}";

/// The colours of the lines on light ground, by their number.
const COLOURS: [&str; 12] = [
    "#183caa", "#d72b0b", "#6f1a55", "#177e5f", "#7b42c8", "#05432a", "#c93491", "#744109",
    "#117bb8", "#8a6e14", "#485971", "#5b0600",
];

/// The styles of pictures of this size in a file: everything in it with these classes and in an SVG.
pub fn styles(size: &Size) -> String {
    let mut style = STYLE.to_owned();
    for (line, colour) in (1..).zip(COLOURS) {
        let line: u16 = line;
        let _ = write!(
            style,
            "[data-line=\"{line}\"] .track,[data-line=\"{line}\"] .perhaps,[data-line=\"{line}\"] .waiting,[data-line=\"{line}\"] .disc{{stroke:{colour}}}[data-line=\"{line}\"] .finished,[data-line=\"{line}\"] .badge path{{fill:{colour}}}"
        );
    }
    let (thick, ring) = (size.thickness, size.ring);
    let _ = write!(
        style,
        ".track,.perhaps{{stroke-width:{thick}}}.perhaps{{stroke-dasharray:{0} {0}}}.disc{{stroke-width:{ring}}}.disc.shared{{stroke:#13161d}}.disc.dot{{stroke:none}}.travelled{{stroke-width:{1}}}.transfer{{stroke-width:{2}}}.passage{{stroke-width:{0}}}",
        thick / 2,
        thick / 3,
        thick - 1
    );
    style
}

/// The contents of a picture, in words and escaped.
fn told(layout: &Layout) -> String {
    let lines = layout.lines.iter();
    let lines = lines.map(|line| format!("{}: {}.", line.role, line.caption));
    escape(&lines.collect::<Vec<_>>().join(" "))
}

/// A picture on white ground, and its height in pixels.
fn on_white(layout: &Layout, picture: &Picture, size: &Size, width: i32) -> (String, i32) {
    let length = width - 2 * MARGIN - size.head - size.tail;
    let height = picture.height + 2 * MARGIN;
    let shapes = draw(layout, picture, Length::Pixels(length));
    let (x, y) = (MARGIN + size.head, MARGIN);
    let drawn = format!(
        "<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/><g transform=\"translate({x} {y})\">{shapes}</g>"
    );
    (drawn, height)
}

/// Draws a picture as a file that needs no other: the styles stand in it, and what it shows is told in
/// words as well.
pub fn document(layout: &Layout, picture: &Picture, size: &Size, width: i32) -> Document {
    let (style, told) = (styles(size), told(layout));
    let (drawn, height) = on_white(layout, picture, size, width);
    let text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"title told\"><title id=\"title\">Ways from Backend Developer into AI</title><desc id=\"told\">{told}</desc><style>{style}</style>{drawn}</svg>\n"
    );
    Document {
        text,
        width,
        height,
    }
}

/// Draws a picture as a part of an HTML file, which has the [`styles`].
pub fn part_of_html(layout: &Layout, picture: &Picture, size: &Size, width: i32) -> String {
    let told = told(layout);
    let (drawn, height) = on_white(layout, picture, size, width);
    format!(
        "<svg viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{told}\">{drawn}</svg>\n"
    )
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
            write!(
                svg,
                "<line class=\"{style}\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>"
            )
        }
        Shape::Bend { from, to_y, corner } => {
            let (x, y) = (from.x, from.y);
            let (above, after) = (to_y - corner, x + corner);
            write!(
                svg,
                "<path class=\"{style}\" d=\"M{x} {y}V{above}Q{x} {to_y} {after} {to_y}H0\"/>"
            )
        }
        Shape::Circle { at, radius } => placed(svg, *at, length, |svg, x| {
            write!(
                svg,
                "<circle class=\"{style}\" cx=\"{x}\" cy=\"{}\" r=\"{radius}\"/>",
                at.y
            )
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colour::{Colour, TOKENS, Theme, colours};
    use crate::components::badge::LINES;
    use crate::content::built_in;
    use crate::domain::date::Date;
    use crate::domain::plan::Plan;
    use crate::domain::planning::line_status::LineStatus;
    use crate::domain::planning::schedule::Schedule;
    use crate::domain::transit_map::Map;

    fn drawn(plan: &Plan, today: &str, size: &Size, width: i32) -> String {
        let catalogue = built_in();
        let today = Date::parse(today).unwrap();
        let map = Map::of(&catalogue.profiles.iter().collect::<Vec<_>>());
        let statuses = map.lines.iter().map(|line| {
            let pathway = catalogue.pathway(line.id.as_str())?;
            let schedule = Schedule::new(plan, &catalogue, pathway).ok();
            Some(LineStatus::new(
                plan,
                &catalogue,
                pathway,
                schedule.as_ref(),
                today,
            ))
        });
        let layout = Layout::new(&map, &statuses.collect::<Vec<_>>(), today);
        document(&layout, &Picture::new(&layout, size), size, width).text
    }

    #[test]
    fn a_file_needs_no_other_and_tells_what_it_shows() {
        let mut plan = Plan::default();
        plan.pace.start = Date::parse("2026-10-05");
        plan.follows.push(built_in().pathways[1].id.clone());
        let file = drawn(&plan, "2026-11-26", &Size::LARGE, 1_200);
        for part in [
            "<title",
            "<desc",
            "<style>",
            "class=\"train\"",
            ">Today<",
            "NLP Engineer: ",
        ] {
            assert!(file.contains(part), "{part}");
        }
        for foreign in ["href", "url(", "@import", "var(", "%\""] {
            assert!(!file.contains(foreign), "{foreign}");
        }
        if let Ok(folder) = std::env::var("MAP_PICTURES") {
            for (size, widths) in
                Size::ALL
                    .into_iter()
                    .zip([[320, 390], [668, 760], [1_010, 1_260]])
            {
                for width in widths {
                    for (state, plan) in [("empty", &Plan::default()), ("one", &plan)] {
                        let file = drawn(plan, "2026-11-26", size, width);
                        std::fs::write(format!("{folder}/{state}-{width}.svg"), file).unwrap();
                    }
                }
            }
        }
    }

    #[test]
    fn a_file_has_the_colours_of_the_light_theme() {
        let tokens = colours(TOKENS, Theme::Light);
        assert_eq!(COLOURS.len(), usize::from(LINES));
        for (line, colour) in (1..).zip(COLOURS) {
            let ours = Colour::parse_hex(colour).unwrap();
            let theirs = tokens[format!("line-{line}").as_str()];
            assert!(ours.distance(theirs) < 0.5, "line {line}: {colour}");
        }
    }

    #[test]
    fn nothing_that_a_role_is_called_gets_out_of_its_text() {
        assert_eq!(
            escape("<a href=\"x\">&\u{0}\n"),
            "&lt;a href=&quot;x&quot;&gt;&amp; "
        );
    }
}
