//! What several pages draw with. Components know the domain, addresses and the store; no page.

pub mod answer;
pub mod badge;
pub mod cite;
pub mod contents;
pub mod dates;
pub mod disagreements;
pub mod download;
pub mod field;
pub mod figures;
pub mod focus;
pub mod follow;
pub mod heading;
pub mod island;
pub mod layout;
pub mod line;
pub mod link;
pub mod note;
pub mod notice;
pub mod progress;
pub mod reality;
pub mod skill;
pub mod step;
pub mod table;
pub mod tick;
pub mod undo;
