//! The pathway's name, its sign and its figures.

use leptos::prelude::*;

use super::fields::{ChoiceField, LineField, LinesField};
use super::handle::{Editor, read_line, read_lines, read_name, read_text};
use crate::components::badge::{LINES, badge_shape};
use crate::components::collect::CollectAny;
use crate::components::field::Field;
use crate::domain::pathway::limits::{MAX_CODE, MAX_MONTHS, MAX_PARAGRAPHS};
use crate::store::own_fields::parse_range;

/// The choices of difficulty: the text of the field, and its name.
const DIFFICULTIES: [(&str, &str); 4] = [
    ("", "Not stated"),
    ("easy", "Easy"),
    ("moderate", "Moderate"),
    ("hard", "Hard"),
];

/// The section with them.
pub fn basics(editor: Editor) -> AnyView {
    let pay = editor.text("pay");
    let set_pay = move |text: String| editor.set("pay", read_pay(&text)?);
    view! {
        <section aria-labelledby="basics">
            <h2 id="basics">"Name and figures"</h2>
            <div class="fields">
                <LineField
                    editor
                    name="role"
                    label="Role"
                    hint="What the pathway leads to."
                    read=|text| read_name(text, "A pathway")
                />
                <LineField
                    editor
                    name="code"
                    label="Letters on its sign"
                    hint="One or two, such as D or DE."
                    read=read_code
                />
                <LineField
                    editor
                    name="summary"
                    label="In one sentence (optional)"
                    read=read_text
                />
                <LineField
                    editor
                    name="months"
                    label="Time it promises, in months (optional)"
                    hint="Such as 6, or 6-9."
                    read=read_months
                />
                <LineField
                    editor
                    name="timeline"
                    label="Time it states elsewhere, in months (optional)"
                    read=read_months
                />
                <ChoiceField editor name="difficulty" label="Difficulty" choices=&DIFFICULTIES />
                <Field
                    id=editor.element("pay")
                    label="Change in pay, in per cent (optional)"
                    hint="Such as 20, or -5 to 10."
                    value=Signal::derive(move || pay.with(|text| shown_pay(text)))
                    set=set_pay
                />
                <LineField
                    editor
                    name="demand"
                    label="Demand for the role (optional)"
                    read=read_text
                />
            </div>
            {line_choice(editor)}
            <LinesField
                editor
                name="overview"
                label="Overview (optional)"
                hint="A paragraph on each line."
                read=|text| read_lines(text, MAX_PARAGRAPHS)
            />
        </section>
    }
    .into_any()
}

/// The choice of a colour and a shape.
fn line_choice(editor: Editor) -> AnyView {
    let line = editor.text("line");
    let name = editor.element("line");
    let choices = (1..=LINES).map(|number| {
        let is_chosen = move || line.get() == number.to_string();
        let choose = move |event| {
            if let Err(why) = editor.set("line", number.to_string()) {
                editor.refuse_choice(&event, &line.get_untracked(), why);
            }
        };
        view! {
            <label class="check line-choice">
                <input
                    type="radio"
                    name=name.clone()
                    value=number.to_string()
                    autocomplete="off"
                    prop:checked=is_chosen
                    on:change=choose
                />
                <svg class="badge" viewBox="0 0 32 32" aria-hidden="true" data-line=number>
                    <path d=badge_shape(number) />
                </svg>
                <span class="visually-hidden">{format!("Colour and shape {number}")}</span>
            </label>
        }
    });
    view! {
        <fieldset class="line-choices">
            <legend>"Colour and shape"</legend>
            {choices.collect_any()}
        </fieldset>
    }
    .into_any()
}

fn read_code(text: &str) -> Result<String, String> {
    let code = read_line(text, MAX_CODE)?.to_uppercase();
    let is_plain = code.chars().all(char::is_alphanumeric) && code.chars().count() <= MAX_CODE;
    if code.is_empty() || !is_plain {
        return Err("Enter one or two letters or digits.".to_owned());
    }
    Ok(code)
}

fn read_months(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(String::new());
    }
    let range = parse_range(text, MAX_MONTHS);
    range
        .map(|range| range.to_string().replace('–', "-"))
        .ok_or_else(|| {
            format!("Enter months from 1 to {MAX_MONTHS}, such as 6 or 6-9. Nothing has changed.")
        })
}

/// The first statement on pay as it is typed.
fn shown_pay(field: &str) -> String {
    let figures = field.split(['|', '\n']).next().unwrap_or_default();
    match figures.split_once(' ') {
        Some((from, "+")) => from.to_owned(),
        Some((from, to)) if from == to => from.to_owned(),
        Some((from, to)) => format!("{from} to {to}"),
        None => String::new(),
    }
}

/// Reads `20`, `-5 to 10` or `−5 – 10`, and writes it as the field of pay has it.
fn read_pay(text: &str) -> Result<String, String> {
    let text = text.replace('−', "-").replace('%', "");
    if text.trim().is_empty() {
        return Ok(String::new());
    }
    let words = text
        .split_whitespace()
        .filter(|word| !matches!(*word, "to" | "-" | "–" | "and"));
    let numbers: Option<Vec<i16>> = words
        .map(|word| word.trim_start_matches('+').parse().ok())
        .collect();
    let is_possible = |numbers: &[i16]| numbers.iter().all(|n| (-100..=1000).contains(n));
    match numbers.as_deref() {
        Some([one]) if is_possible(&[*one]) => Ok(format!("{one} {one}|||")),
        Some([one, other]) if is_possible(&[*one, *other]) => Ok(format!("{one} {other}|||")),
        _ => Err(
            "Enter one number from -100 to 1000, or two, such as -5 to 10. Nothing has changed."
                .to_owned(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_as_they_are_typed_and_stored_in_one_way() {
        assert_eq!(read_code(" de "), Ok("DE".to_owned()));
        assert!(read_code("").is_err() && read_code("DEV").is_err() && read_code("D!").is_err());
        assert_eq!(read_months("6–9"), Ok("6-9".to_owned()));
        assert_eq!(read_months(""), Ok(String::new()));
        for wrong in ["0", "9-6", "100", "half a year", "-1", "1e9"] {
            assert!(read_months(wrong).is_err(), "{wrong}");
        }
        assert_eq!(read_pay("20%"), Ok("20 20|||".to_owned()));
        assert_eq!(read_pay("−5 to +10"), Ok("-5 10|||".to_owned()));
        assert_eq!(
            (
                &*shown_pay("20 20|||"),
                &*shown_pay("-5 10|around||x\n1 1|||")
            ),
            ("20", "-5 to 10")
        );
        assert_eq!((&*shown_pay("60 +|||"), &*shown_pay("")), ("60", ""));
        for wrong in ["a lot", "1 2 3", "5000"] {
            assert!(read_pay(wrong).is_err(), "{wrong}");
        }
    }
}
