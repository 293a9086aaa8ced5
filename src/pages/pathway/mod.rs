//! The two pages of a pathway: about it, and its roadmap.

mod about;
mod head;
mod moved;
mod roadmap;
mod sections;

pub use about::{PathwayPage, draw_about};
pub use roadmap::{RoadmapPage, draw_roadmap};
