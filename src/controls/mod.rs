//! The lazy module of what is opened or changed: the menu of states, the form of a note, remarks of others, the undo bar, and
//! what banners about storage ask. The rest of the app knows it as [`DRAWERS`] alone.

mod additions;
mod note_form;
mod pathway_news;
mod remarks;
mod state_menu;
mod storage;
mod undo;

use crate::components::controls::Drawers;

/// The functions of the module.
pub const DRAWERS: Drawers = Drawers {
    state_menu: state_menu::state_menu,
    note_form: note_form::note_form,
    additions: additions::additions,
    remarks_about: remarks::remarks_about,
    remark_list: remarks::remark_list,
    pathway_news: pathway_news::pathway_news,
    last_change: undo::last_change,
    undo_buttons: undo::undo_buttons,
    decide_cleared: storage::decide_cleared,
    unreadable: storage::unreadable,
};
