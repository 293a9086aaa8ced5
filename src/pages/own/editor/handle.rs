//! The pathway that is edited, and how what is typed is read.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement};

use crate::domain::id::{PathwayId, to_slug};
use crate::domain::pathway::limits::{MAX_NAME, MAX_TEXT, MAX_WEEKS};
use crate::domain::plain_text::to_line;
use crate::store::entries::own::Fields;
use crate::store::own_fields::{Reader, parse_range};

/// The new texts of fields; an empty one removes it.
pub type Changes = Vec<(String, String)>;

/// The pathway that is edited. A handle: copies are the same.
#[derive(Clone, Copy)]
pub struct Editor {
    /// Its id.
    pub id: StoredValue<PathwayId>,
    /// Its fields.
    pub fields: Signal<Fields>,
    /// Changes fields, or says what stands in the way.
    pub change: Callback<Changes, Result<(), String>>,
    /// Says what was done, to screen readers as well.
    pub said: RwSignal<String>,
}

impl Editor {
    /// The text of a field.
    pub fn text(self, name: impl Into<String>) -> Signal<String> {
        let name = name.into();
        Signal::derive(move || {
            let text = self.fields.with(|fields| fields.get(&name).cloned());
            text.unwrap_or_default()
        })
    }

    /// Reads the fields, tracked.
    pub fn read<T>(self, read: impl FnOnce(Reader) -> T) -> T {
        let id = self.id.get_value();
        self.fields.with(|fields| read(Reader { id: &id, fields }))
    }

    /// The ids of a list, as a memo that changes only with them.
    pub fn list(
        self,
        ids: impl Fn(Reader) -> Vec<String> + Send + Sync + 'static,
    ) -> Memo<Vec<String>> {
        Memo::new(move |_| self.read(&ids))
    }

    /// Sets one field.
    pub fn set(self, name: impl Into<String>, text: String) -> Result<(), String> {
        self.change.run(vec![(name.into(), text)])
    }

    /// Says why a choice isn't stored, and shows again what is: without that the control would stay as it was left.
    pub fn refuse_choice(self, event: &Event, stored: &str, why: String) {
        let control: Element = event_target(event);
        if let Some(list) = control.dyn_ref::<HtmlSelectElement>() {
            list.set_value(stored);
        } else if let Some(button) = control.dyn_ref::<HtmlInputElement>() {
            let group = document().get_elements_by_name(&button.name());
            let buttons = (0..group.length()).filter_map(|at| group.item(at)?.dyn_into().ok());
            for button in buttons {
                let button: HtmlInputElement = button;
                button.set_checked(button.value() == stored);
            }
        }
        self.said.set(why);
    }

    /// The id of a field's element, unlike that of another pathway's, since its draft goes by it.
    pub fn element(self, name: &str) -> String {
        let id = self.id.with_value(ToString::to_string);
        format!("{id}--{}", name.replace(['/', '@'], "-"))
    }

    /// An id for a new entry of this name.
    pub fn new_id(self, name: &str, word: &str) -> String {
        untrack(|| self.read(|reader| to_slug(name, word, |id| reader.has_id(id))))
    }
}

/// Reads a name: one line, not empty.
pub fn read_name(text: &str, of: &str) -> Result<String, String> {
    read_required(text, of, MAX_NAME)
}

/// Reads what a task or an action says: one line, not empty.
pub fn read_task(text: &str) -> Result<String, String> {
    read_required(text, "A task", MAX_TEXT)
}

fn read_required(text: &str, of: &str, max: usize) -> Result<String, String> {
    let line = read_line(text, max)?;
    if line.is_empty() {
        return Err(format!("{of} needs a name. To take it out, use “Remove”."));
    }
    Ok(line)
}

/// Reads a text of one line.
pub fn read_line(text: &str, max: usize) -> Result<String, String> {
    let line = to_line(text);
    let length = line.chars().count();
    if length > max {
        return Err(format!(
            "There is room for {max} characters, and this has {length}."
        ));
    }
    Ok(line)
}

/// Reads a sentence: one line, that may be empty.
pub fn read_text(text: &str) -> Result<String, String> {
    read_line(text, MAX_TEXT)
}

/// Reads a text of several lines, each of which is an entry. Empty ones are left out.
pub fn read_lines(text: &str, max: usize) -> Result<String, String> {
    let lines = text.lines().map(|line| read_line(line, MAX_TEXT));
    let mut lines = lines.collect::<Result<Vec<_>, _>>()?;
    lines.retain(|line| !line.is_empty());
    if lines.len() > max {
        return Err(format!(
            "There is room for {max} lines, and these are {}.",
            lines.len()
        ));
    }
    Ok(lines.join("\n"))
}

/// Reads weeks as the field of a step has them.
pub fn read_weeks(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(String::new());
    }
    let range = parse_range(text, MAX_WEEKS);
    range
        .map(|range| range.to_string().replace('–', "-"))
        .ok_or_else(|| {
            format!("Enter weeks from 1 to {MAX_WEEKS}, such as 4 or 4-6. Nothing has changed.")
        })
}
