//! A map as a picture: marks and labels, each at a place.
//!
//! Everything has a lane of its own: the names of the scale, and on every line the train above its track
//! and the stations on it. Within a lane, whatever would touch its neighbour at the least width of the
//! picture is drawn smaller or left out, so that no label ever covers another.

use super::StationIndex;
use super::layout::{Layout, LineLayout, StationKind, StationLayout, Today};
use super::scale::{LABEL_OFFSET, WHOLE};
use super::text::{text_width, wrap};

/// One of the sizes that pictures have. All lengths are in pixels.
#[derive(Debug, PartialEq, Eq)]
pub struct Size {
    /// Its name in the stylesheet.
    pub name: &'static str,
    /// The least width of the whole picture.
    pub min_width: i32,
    /// The width before the scale, where the lines come from.
    pub head: i32,
    /// The width after the scale.
    pub tail: i32,
    /// The height above the first line.
    pub top: i32,
    /// The height above a line that is alone.
    pub top_alone: i32,
    /// The height of a line.
    pub row: i32,
    /// The height below the last line.
    pub bottom: i32,
    /// How far the track is below the top of its line.
    pub track: i32,
    /// The thickness of the track.
    pub thickness: i32,
    /// The radius of a station with a number.
    pub radius: i32,
    /// The thickness of the ring of a station.
    pub ring: i32,
    /// The radius of the badge at the arrival.
    pub badge: i32,
    /// The height of a train.
    train: i32,
    /// The type size of the roles.
    name_type: i32,
    /// The type size of other labels.
    label_type: i32,
    /// Whether roles stand above their lines, and not after them.
    is_stacked: bool,
}

impl Size {
    /// For a phone.
    pub const COMPACT: Self = Self {
        name: "compact",
        min_width: 272,
        head: 36,
        tail: 16,
        top: 46,
        top_alone: 46,
        row: 68,
        bottom: 24,
        track: 45,
        thickness: 6,
        radius: 8,
        ring: 2,
        badge: 11,
        train: 12,
        name_type: 13,
        label_type: 12,
        is_stacked: true,
    };

    /// For a tablet, and for paper.
    pub const REGULAR: Self = Self {
        name: "regular",
        min_width: 620,
        head: 128,
        tail: 176,
        top: 30,
        top_alone: 22,
        row: 84,
        bottom: 26,
        track: 48,
        thickness: 9,
        radius: 12,
        ring: 4,
        badge: 16,
        train: 16,
        name_type: 17,
        label_type: 13,
        is_stacked: false,
    };

    /// For a desk.
    pub const LARGE: Self = Self {
        name: "large",
        min_width: 960,
        head: 150,
        tail: 236,
        top: 34,
        top_alone: 22,
        row: 96,
        bottom: 28,
        track: 54,
        thickness: 12,
        radius: 14,
        ring: 4,
        badge: 20,
        train: 20,
        name_type: 21,
        label_type: 14,
        is_stacked: false,
    };

    /// All of them, the smallest first.
    pub const ALL: [&'static Self; 3] = [&Self::COMPACT, &Self::REGULAR, &Self::LARGE];

    /// The height above the first of so many lines.
    pub const fn top(&self, lines: usize) -> i32 {
        if lines == 1 { self.top_alone } else { self.top }
    }

    /// The height of a picture of so many lines.
    pub fn height(&self, lines: usize) -> i32 {
        self.top(lines) + self.row * count(lines) + self.bottom
    }

    /// The length of the scale in the narrowest picture.
    fn length(&self) -> i32 {
        self.min_width - self.head - self.tail
    }

    fn px(&self, along: i32) -> i32 {
        along * self.length() / WHOLE
    }
}

/// A place in a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Point {
    /// The position along the scale, in hundredths of a per cent.
    pub along: i32,
    /// Pixels from there, to the left where negative.
    pub x: i32,
    /// Pixels from the top.
    pub y: i32,
}

/// Which part of a text is at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// One thing to draw. Lengths are in pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Shape {
    Stroke {
        from: Point,
        to: Point,
    },
    /// Down from a point, and along to the start of the scale, with a round corner.
    Bend {
        from: Point,
        to_y: i32,
        corner: i32,
    },
    Circle {
        at: Point,
        radius: i32,
    },
    /// `at` is its upper left corner.
    Rectangle {
        at: Point,
        width: i32,
        height: i32,
    },
    /// `at` is on its baseline.
    Text {
        at: Point,
        anchor: Anchor,
        size: i32,
        text: String,
    },
    /// The sign of the line; `at` is its middle.
    Badge {
        at: Point,
        radius: i32,
        code: String,
    },
    /// `at` is the middle of its lower edge.
    Train {
        at: Point,
        height: i32,
    },
}

/// A shape, and the name of its style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The name of its style, which may have several parts.
    pub style: &'static str,
    /// Its shape.
    pub shape: Shape,
}

/// Marks that have the colour of a line, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    /// The index of the line.
    pub line: Option<usize>,
    /// The marks, in the order in which they are painted.
    pub marks: Vec<Mark>,
}

/// A map at one size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The layers, in the order in which they are painted.
    pub layers: Vec<Layer>,
    /// The height of the picture.
    pub height: i32,
}

impl Picture {
    /// Draws a map at a size.
    pub fn new(layout: &Layout, size: &Size) -> Self {
        let drawing = Drawing { layout, size };
        let of_line = |draw: &dyn Fn(usize, &LineLayout) -> Vec<Mark>| {
            let lines = layout.lines.iter().enumerate();
            let layers = lines.map(|(line, shown)| Layer {
                line: Some(line),
                marks: draw(line, shown),
            });
            layers.collect::<Vec<_>>()
        };
        let plain = |marks| vec![Layer { line: None, marks }];
        let layers = [
            plain(drawing.scale()),
            of_line(&|line, shown| drawing.track(line, shown)),
            plain(drawing.transfers()),
            plain(drawing.today()),
            of_line(&|line, shown| drawing.stations(line, shown)),
            of_line(&|line, shown| drawing.labels(line, shown)),
            plain(drawing.terminus()),
        ];
        Self {
            layers: layers.concat(),
            height: size.height(layout.lines.len()),
        }
    }
}

fn count(lines: usize) -> i32 {
    i32::try_from(lines).unwrap_or(0)
}

fn mark(style: &'static str, shape: Shape) -> Mark {
    Mark { style, shape }
}

fn point(along: i32, x: i32, y: i32) -> Point {
    Point { along, x, y }
}

/// The look of a station: the radius that it takes, and whether its number is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Disc {
    radius: i32,
    has_number: bool,
}

struct Drawing<'a> {
    layout: &'a Layout,
    size: &'a Size,
}

impl Drawing<'_> {
    fn top(&self) -> i32 {
        self.size.top(self.layout.lines.len())
    }

    fn track_of(&self, line: usize) -> i32 {
        self.top() + self.size.row * count(line) + self.size.track
    }

    fn lower_end(&self) -> i32 {
        self.size.height(self.layout.lines.len()) - self.size.bottom
    }

    fn scale(&self) -> Vec<Mark> {
        let size = self.size;
        let ticks = self
            .layout
            .scale
            .ticks(size.length(), size.tail, size.label_type);
        let marks = ticks.into_iter().flat_map(|tick| {
            let (above, below) = (self.top() - size.label_type - 4, self.lower_end());
            let line = Shape::Stroke {
                from: point(tick.along, 0, above),
                to: point(tick.along, 0, below),
            };
            let label = Shape::Text {
                at: point(
                    tick.along,
                    if tick.is_last {
                        size.tail
                    } else {
                        LABEL_OFFSET
                    },
                    self.top() - 6,
                ),
                anchor: if tick.is_last {
                    Anchor::End
                } else {
                    Anchor::Start
                },
                size: size.label_type,
                text: tick.label.clone(),
            };
            let label = (!tick.label.is_empty()).then(|| mark("label", label));
            [Some(mark("tick", line)), label].into_iter().flatten()
        });
        marks.collect()
    }

    fn track(&self, line: usize, shown: &LineLayout) -> Vec<Mark> {
        let y = self.track_of(line);
        let along = |from, to| Shape::Stroke {
            from: point(from, 0, y),
            to: point(to, 0, y),
        };
        let mut marks = vec![mark("track", self.terminus_track(line))];
        if shown.start > 0 {
            marks.push(mark("waiting", along(0, shown.start)));
        }
        marks.push(mark("track", along(shown.start, shown.earliest)));
        if shown.earliest < shown.arrival {
            marks.push(mark("perhaps", along(shown.earliest, shown.arrival)));
        }
        marks.push(mark("pattern", along(shown.start, shown.earliest)));
        if let Some(train) = shown.train.filter(|train| *train > shown.start) {
            marks.push(mark("travelled", along(shown.start, train)));
        }
        marks
    }

    /// The line from the terminus to the start of the scale. Lines run down side by side; each leaves the
    /// others at its own track, the first the one furthest in.
    fn terminus_track(&self, line: usize) -> Shape {
        let (size, y, lines) = (self.size, self.track_of(line), self.layout.lines.len());
        let (_, width, height) = self.terminus_box();
        if lines == 1 && !size.is_stacked {
            return Shape::Stroke {
                from: point(0, width - size.head, y),
                to: point(0, 0, y),
            };
        }
        let edge = if size.is_stacked { 7 } else { 14 };
        let room = if size.is_stacked {
            24
        } else {
            width - 2 * edge
        };
        let inner = count(lines - 1 - line);
        let pitch = (size.thickness + 4).min(room / count(lines - 1).max(1));
        let x = edge + pitch * inner - size.head;
        Shape::Bend {
            from: point(0, x, height),
            to_y: y,
            corner: (-x).min(size.row / 4),
        }
    }

    fn transfers(&self) -> Vec<Mark> {
        let place = |at: StationIndex| point(self.layout.along(at), 0, self.track_of(at.line));
        let all = |style| {
            let transfers = self.layout.transfers.iter();
            transfers.map(move |(from, to)| {
                let (from, to) = (place(*from), place(*to));
                mark(style, Shape::Stroke { from, to })
            })
        };
        all("transfer").chain(all("passage")).collect()
    }

    fn today(&self) -> Vec<Mark> {
        let size = self.size;
        let (along, text) = match self.layout.today {
            None => return vec![],
            Some(Today::Before) => (0, "← Today"),
            Some(Today::At(along)) => (along, "Today"),
            Some(Today::After) => (WHOLE, "Today →"),
        };
        let line = matches!(self.layout.today, Some(Today::At(_))).then(|| Shape::Stroke {
            from: point(along, 0, self.top() - 2),
            to: point(along, 0, self.lower_end() + 4),
        });
        let line = line.map(|line| mark("now", line));
        let (width, height) = (text_width(text, size.label_type) + 10, size.label_type + 6);
        // In the narrowest picture the flag reaches neither end; in wider ones there is more room.
        let at = size.px(along);
        let x = (at - width / 2).clamp(-size.head, size.length() + size.tail - width) - at;
        let y = self.lower_end() + 4;
        let flag = Shape::Rectangle {
            at: point(along, x, y),
            width,
            height,
        };
        let text = Shape::Text {
            at: point(along, x + width / 2, y + height - 5),
            anchor: Anchor::Middle,
            size: size.label_type,
            text: text.to_owned(),
        };
        line.into_iter()
            .chain([mark("flag", flag), mark("flag-text", text)])
            .collect()
    }

    /// The stations that have room for their number; of two that would touch, the first has it. Stations
    /// without dates, and those that are known, are dots.
    fn discs(&self, shown: &LineLayout) -> Vec<Disc> {
        let size = self.size;
        let small = size.radius * 2 / 5 + 1;
        let place = |station: &StationLayout| size.px(station.along) + station.shift;
        let dot = Disc {
            radius: small,
            has_number: false,
        };
        let numbered = Disc {
            radius: size.radius,
            has_number: true,
        };
        let mut discs: Vec<Disc> = vec![];
        let arrival = size.px(shown.arrival) - size.badge;
        for (at, station) in shown.stations.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|before| {
                Some(place(shown.stations.get(before)?) + discs.get(before)?.radius)
            });
            let after = shown.stations.get(at + 1);
            let after = after.map_or(arrival, |after| (place(after) - small).min(arrival));
            let (left, right) = (place(station) - size.radius, place(station) + size.radius);
            let fits = before.is_none_or(|before| before - 1 <= left) && right <= after + 1;
            let is_dot = station.shift != 0 || station.kind == StationKind::Known || !fits;
            discs.push(if is_dot { dot } else { numbered });
        }
        discs
    }

    fn stations(&self, line: usize, shown: &LineLayout) -> Vec<Mark> {
        let (size, y) = (self.size, self.track_of(line));
        let mut marks = vec![];
        if let Some(train) = shown.train {
            // It rides above the track, where no number is, on a pole that says where.
            let above = y - size.radius - 3;
            let pole = Shape::Stroke {
                from: point(train, 0, above),
                to: point(train, 0, y),
            };
            let train = Shape::Train {
                at: point(train, 0, above),
                height: size.train,
            };
            marks.extend([mark("pole", pole), mark("train", train)]);
        }
        for ((station, disc), number) in shown.stations.iter().zip(self.discs(shown)).zip(1..) {
            let at = point(station.along, station.shift, y);
            let style = match (station.kind, station.is_shared) {
                (StationKind::Known, _) => "disc known",
                (StationKind::Ahead, _) if !disc.has_number => "disc dot",
                (StationKind::Finished, false) => "disc finished",
                (StationKind::Finished, true) => "disc finished shared",
                (StationKind::Ahead, false) => "disc",
                (StationKind::Ahead, true) => "disc shared",
            };
            // Half of the ring is outside of the circle that it is the edge of.
            let radius = disc.radius - size.ring / 2;
            marks.push(mark(style, Shape::Circle { at, radius }));
            if disc.has_number {
                let size = disc.radius * 4 / 5 + 4;
                let text = Shape::Text {
                    at: point(at.along, at.x, y + size * 7 / 20),
                    anchor: Anchor::Middle,
                    size,
                    text: usize::to_string(&number),
                };
                let style = match station.kind {
                    StationKind::Finished => "number on-line",
                    _ => "number",
                };
                marks.push(mark(style, text));
            }
        }
        let badge = Shape::Badge {
            at: point(shown.arrival, 0, y),
            radius: size.badge,
            code: shown.code.clone(),
        };
        marks.push(mark("badge", badge));
        marks
    }

    fn labels(&self, line: usize, shown: &LineLayout) -> Vec<Mark> {
        let (size, track) = (self.size, self.track_of(line));
        let text = |at, anchor, size, text| Shape::Text {
            at,
            anchor,
            size,
            text,
        };
        if size.is_stacked {
            let top = self.top() + size.row * count(line);
            let room = size.length() + size.tail;
            let start = |y| point(0, 0, y);
            let name = wrap(&shown.role, size.name_type, room, 1).concat();
            let name = text(start(top + 13), Anchor::Start, size.name_type, name);
            let width = text_width(&shown.caption, size.label_type);
            let y = top + size.row - 4;
            let has_room = size.px(shown.arrival) + size.badge >= width;
            let (at, anchor) = if has_room {
                (point(shown.arrival, size.badge, y), Anchor::End)
            } else {
                (start(y), Anchor::Start)
            };
            let caption = text(at, anchor, size.label_type, shown.caption.clone());
            return vec![mark("name", name), mark("caption", caption)];
        }
        let x = size.badge + 12;
        let room = size.length() - size.px(shown.arrival) + size.tail - x;
        let names = wrap(&shown.role, size.name_type, room, 2);
        let captions = wrap(&shown.caption, size.label_type, room, 2);
        let (name_height, caption_height) = (size.name_type * 23 / 20, size.label_type * 13 / 10);
        let height = name_height * count(names.len()) + caption_height * count(captions.len());
        let mut y = track - height / 2 - size.label_type / 5;
        let mut marks = vec![];
        for name in names {
            y += name_height;
            let at = point(shown.arrival, x, y - size.name_type / 5);
            marks.push(mark("name", text(at, Anchor::Start, size.name_type, name)));
        }
        for caption in captions {
            y += caption_height;
            let caption = text(
                point(shown.arrival, x, y),
                Anchor::Start,
                size.label_type,
                caption,
            );
            marks.push(mark("caption", caption));
        }
        marks
    }

    /// The upper edge, the width and the lower edge of the sign that the lines come from.
    fn terminus_box(&self) -> (i32, i32, i32) {
        let size = self.size;
        if size.is_stacked {
            let width = text_width("Backend Developer", size.name_type) + 14;
            return (0, width, 22);
        }
        let width = text_width("Developer", size.label_type) + 20;
        let height = size.label_type * 3;
        let top = match self.layout.lines.len() {
            1 => self.track_of(0) - height / 2,
            _ => 0,
        };
        (top, width, top + height)
    }

    fn terminus(&self) -> Vec<Mark> {
        let size = self.size;
        let (top, width, bottom) = self.terminus_box();
        let sign = Shape::Rectangle {
            at: point(0, -size.head, top),
            width,
            height: bottom - top,
        };
        let text = |x: i32, y, size, text: &str| {
            let shape = Shape::Text {
                at: point(0, x, y),
                anchor: Anchor::Start,
                size,
                text: text.to_owned(),
            };
            mark("flag-text", shape)
        };
        let mut marks = vec![mark("flag", sign)];
        if size.is_stacked {
            marks.push(text(
                7 - size.head,
                top + 16,
                size.name_type,
                "Backend Developer",
            ));
        } else {
            let (x, size) = (10 - size.head, size.label_type);
            marks.push(text(x, top + size * 27 / 20, size, "Backend"));
            marks.push(text(x, top + size * 51 / 20, size, "Developer"));
        }
        marks
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Map;
    use super::*;
    use crate::domain::catalogue::Catalogue;
    use crate::domain::catalogue::profile::Profile;
    use crate::domain::catalogue::tests::{catalogue, pathway};
    use crate::domain::date::Date;
    use crate::domain::id::ItemId;
    use crate::domain::pathway::figure::{Place, Range, Stated, Weeks};
    use crate::domain::plan::Plan;
    use crate::domain::plan::hours::Hours;
    use crate::domain::plan::skill::Rating;
    use crate::domain::planning::line_status::LineStatus;
    use crate::domain::planning::schedule::Schedule;

    /// The box of a text in a picture whose scale is `more` pixels longer than the least: left, top, right
    /// and bottom.
    fn text_box(shape: &Shape, size: &Size, more: i32) -> Option<(i32, i32, i32, i32, String)> {
        let Shape::Text {
            at,
            anchor,
            size: type_size,
            text,
        } = shape
        else {
            return None;
        };
        let width = text_width(text, *type_size);
        let x = at.along * (size.length() + more) / WHOLE + at.x;
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2,
            Anchor::End => x - width,
        };
        let (above, below) = (type_size * 4 / 5, type_size / 5);
        Some((left, at.y - above, left + width, at.y + below, text.clone()))
    }

    fn overlaps(layout: &Layout, size: &Size, more: i32) -> Vec<String> {
        let picture = Picture::new(layout, size);
        let marks = picture.layers.iter().flat_map(|layer| &layer.marks);
        let boxes: Vec<_> = marks
            .filter_map(|mark| text_box(&mark.shape, size, more))
            .collect();
        let mut wrong = vec![];
        for (at, a) in boxes.iter().enumerate() {
            let (from, to) = (-size.head, size.length() + more + size.tail);
            if a.0 < from - 1 || a.2 > to + 1 || a.1 < 0 || a.3 > picture.height {
                wrong.push(format!("{} leaves the {} picture: {a:?}", a.4, size.name));
            }
            let over = boxes[at + 1..].iter();
            let over = over.filter(|b| a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3);
            wrong.extend(over.map(|b| format!("{} over {} ({})", a.4, b.4, size.name)));
        }
        wrong
    }

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn layout(catalogue: &Catalogue, plan: &Plan, today: Date) -> Layout {
        let map = Map::of(&catalogue.profiles.iter().collect::<Vec<&Profile>>());
        let statuses = map.lines.iter().map(|line| {
            let pathway = catalogue.pathway(line.id.as_str())?;
            let schedule = Schedule::new(plan, catalogue, pathway).ok();
            Some(LineStatus::new(
                plan,
                catalogue,
                pathway,
                schedule.as_ref(),
                today,
            ))
        });
        Layout::new(&map, &statuses.collect::<Vec<_>>(), today)
    }

    fn texts(layout: &Layout, size: &Size) -> Vec<String> {
        let layers = Picture::new(layout, size).layers.into_iter();
        let marks = layers.flat_map(|layer| layer.marks);
        let text = |mark: Mark| match mark.shape {
            Shape::Text { text, .. } => Some(text),
            _ => None,
        };
        marks.filter_map(text).collect()
    }

    #[test]
    fn every_size_says_the_same() {
        let catalogue = catalogue();
        let layout = layout(&catalogue, &Plan::default(), day("2027-01-04"));
        for size in Size::ALL {
            let mut texts = texts(&layout, size);
            texts.sort();
            for text in ["one", "two", "8–10 weeks", "10 weeks", "0", "1", "2"] {
                assert!(texts.iter().any(|known| known == text), "{text}: {texts:?}");
            }
        }
    }

    #[test]
    fn equal_dates_stand_above_each_other_and_the_train_at_today() {
        let catalogue = catalogue();
        let mut plan = Plan::default();
        plan.pace.start = Some(day("2027-01-04"));
        plan.follows.push(catalogue.pathways[0].id.clone());
        let layout = layout(&catalogue, &plan, day("2027-01-10"));
        let [one, two] = &layout.lines[..] else {
            panic!("two lines");
        };
        assert_eq!(one.arrival, two.arrival);
        assert_eq!(layout.today, one.train.map(Today::At));
        assert_eq!((one.is_ghost, two.is_ghost, two.train), (false, true, None));
        assert!(one.caption.contains("2027") && two.caption == "8–10 weeks");
    }

    #[test]
    fn a_known_step_is_a_dot_before_the_next_that_has_a_date() {
        let catalogue = catalogue();
        let mut plan = Plan::default();
        plan.pace.start = Some(day("2027-01-04"));
        let vital = ItemId::new("one/vital").unwrap();
        let optional = ItemId::new("one/optional").unwrap();
        for skill in [vital, optional] {
            plan.about.get_or_default(skill).rating = Some(Rating::Solid);
        }
        let layout = layout(&catalogue, &plan, day("2027-01-10"));
        let [known, next] = layout.lines[0].stations[..] else {
            panic!("two stations");
        };
        assert_eq!(known.kind, StationKind::Known);
        assert!(known.along == next.along && known.shift < 0 && next.shift == 0);
    }

    #[test]
    fn today_far_from_a_plan_is_said_at_the_edge() {
        let catalogue = catalogue();
        let mut plan = Plan::default();
        plan.pace.start = Some(day("2027-01-04"));
        for (today, text) in [
            ("2020-01-01", "← Today"),
            ("2027-02-01", "Today"),
            ("2040-01-01", "Today →"),
        ] {
            let layout = layout(&catalogue, &plan, day(today));
            assert!(
                texts(&layout, &Size::COMPACT).contains(&text.to_owned()),
                "{today}"
            );
        }
    }

    proptest! {
        /// Names of any length, steps of any weeks, hours, start and day, from one line to twelve.
        #[test]
        fn no_label_covers_another_at_any_width(
            lines in proptest::collection::vec((1..9_u16, "[A-Za-z ]{1,40}", 1..4_u16), 1..13),
            hours in 1..98_u16, is_dated: bool, follows: bool, today in 0..1_500_u32, more in 0..700_i32, done in 0..16_u32,
        ) {
            let pathways = lines.iter().zip(1_u16..).map(|((weeks, role, steps), number)| {
                let mut pathway = pathway(&format!("p{number}"), "PX", number);
                pathway.role = role.clone();
                let step = pathway.steps[0].clone();
                for at in 1..*steps {
                    let mut step = step.clone();
                    step.weeks = Stated::At(Place::Roadmap, Weeks(Range::new(*weeks, *weeks + at).unwrap()));
                    pathway.steps.push(step);
                }
                pathway
            });
            let catalogue = Catalogue::new(pathways, vec![], vec![]);
            let mut plan = Plan::default();
            plan.pace.hours = Hours::whole(hours);
            let start = day("2026-10-05");
            plan.pace.start = is_dated.then_some(start);
            if follows {
                plan.follows.push(catalogue.pathways[0].id.clone());
            }
            for (at, task) in ["read", "build", "publish", "apply"].iter().enumerate() {
                if done >> at & 1 == 1 {
                    plan.done.insert(ItemId::new(&format!("p1/{task}")).unwrap(), start);
                }
            }
            let layout = layout(&catalogue, &plan, day("2026-01-01").plus(today).unwrap());
            for size in Size::ALL {
                prop_assert_eq!(overlaps(&layout, size, more), Vec::<String>::new());
            }
        }
    }
}
