//! The remarks on one thing, and the form to write one.

use leptos::{ev, html, prelude::*};

use super::draft::{ReviewDraft, Typed};
use crate::components::click::on_first_click;
use crate::components::collect::CollectAny;
use crate::components::focus::focus_part;
use crate::domain::plain_text::is_visible;
use crate::domain::plan::note::MAX_TEXT;
use crate::domain::plan::remark::{Remark, RemarkKind, Subject, clean_text};
use crate::store::PlanStore;
use crate::store::review::new_id;

/// The remarks on this so far, and the way to write one.
#[component]
pub fn RemarkBox(
    /// The draft that they are in.
    draft: ReviewDraft,
    /// Their subject.
    subject: Subject,
    /// Its name.
    #[prop(into)]
    of: String,
) -> impl IntoView {
    let it = About {
        draft,
        store: PlanStore::expect(),
        key: StoredValue::new(draft.form_name(&subject)),
        subject: StoredValue::new(subject),
        typed: RwSignal::new(None),
    };
    let drafts = it.store.drafts();
    let kept = it.key.with_value(|key| drafts.get_untracked(key));
    it.typed.set(kept.as_deref().and_then(Typed::parse));
    let own = Memo::new(move |_| {
        let mut remarks = it.draft.remarks();
        it.subject
            .with_value(|subject| remarks.retain(|remark| remark.subject == *subject));
        remarks
    });
    let rows = move || {
        let rows = own.get().into_iter().map(|remark| it.row(remark));
        let rows = rows.collect_any();
        (!rows.is_empty()).then(|| view! { <div class="received-list">{rows}</div> })
    };
    let of = StoredValue::new(of);
    let write = move || match it.typed.get() {
        Some(typed) => it.form(typed),
        None => view! {
            <button
                type="button"
                class="button quiet write"
                id=it.id("write")
                on:click=move |_| it.open(Typed::default())
            >
                "Write a remark"
                <span class="visually-hidden">{format!(": {}", of.get_value())}</span>
            </button>
        }
        .into_any(),
    };
    view! { <div class="remark-box">{rows} {write}</div> }
}

#[derive(Clone, Copy)]
struct About {
    draft: ReviewDraft,
    store: PlanStore,
    subject: StoredValue<Subject>,
    /// The name of the draft of the form.
    key: StoredValue<String>,
    /// The first contents of the form; `None` while it is closed.
    typed: RwSignal<Option<Typed>>,
}

impl About {
    /// An id on the page.
    fn id(self, of: &str) -> String {
        let subject = self.subject.with_value(ToString::to_string);
        format!("{of}-{}", subject.replace('/', "--"))
    }

    fn open(self, typed: Typed) {
        self.typed.set(Some(typed));
        focus_part(self.id("text"));
    }

    fn close(self) {
        let drafts = self.store.drafts();
        self.key.with_value(|key| drafts.remove(key));
        self.typed.set(None);
        focus_part(self.id("write"));
    }

    /// A remark that was written.
    fn row(self, remark: Remark) -> AnyView {
        let (kind, text) = (remark.kind.name(), remark.text.clone());
        let remark = StoredValue::new(remark);
        let edit = move |_| {
            self.open(remark.with_value(|remark| Typed {
                kind: remark.kind,
                replaced: Some(remark.id.clone()),
                text: remark.text.clone(),
            }));
        };
        // The open form has a text that would be lost.
        let is_writing = move || self.typed.with(Option::is_some);
        let delete = on_first_click(move || {
            remark.with_value(|remark| self.draft.remove(&remark.id));
            focus_part(self.id("write"));
        });
        view! {
            <article class="received">
                <p class="received-head">
                    <strong>{kind}</strong>
                    ", not sent yet"
                </p>
                <p class="received-text" dir="auto">
                    {text}
                </p>
                <p class="actions">
                    <button type="button" class="button quiet" disabled=is_writing on:click=edit>
                        "Edit"
                    </button>
                    <button type="button" class="button quiet" disabled=is_writing on:click=delete>
                        "Delete"
                    </button>
                </p>
            </article>
        }
        .into_any()
    }

    /// The form. The field holds the text: browsers and extensions fill it in without an event.
    fn form(self, typed: Typed) -> AnyView {
        let Typed {
            kind,
            replaced,
            text,
        } = typed;
        let (kind, field) = (RwSignal::new(kind), NodeRef::<html::Textarea>::new());
        let (replaced, wrong) = (StoredValue::new(replaced), RwSignal::new(String::new()));
        let written = move || {
            let field = field.get_untracked();
            field.map(|field| field.value()).unwrap_or_default()
        };
        let keep = move || {
            let typed = Typed {
                kind: kind.get_untracked(),
                replaced: replaced.get_value(),
                text: written(),
            };
            self.key
                .with_value(|key| self.draft.keep_typed(key, &typed));
        };
        let submit = move |event: ev::SubmitEvent| {
            event.prevent_default();
            match self.remark(kind.get_untracked(), &written()) {
                Ok(remark) => {
                    let put = replaced.with_value(|it| self.draft.put(remark, it.as_ref()));
                    match put {
                        Ok(()) => self.close(),
                        Err(why) => wrong.set(why),
                    }
                }
                Err(why) => {
                    wrong.set(why);
                    focus_part(self.id("text"));
                }
            }
        };
        let kinds = RemarkKind::ALL.map(|of| {
            view! {
                <label class="check">
                    <input
                        type="radio"
                        name=self.id("kind")
                        prop:checked=move || kind.get() == of
                        on:change=move |_| {
                            kind.set(of);
                            keep();
                        }
                    />
                    <span>{of.name()}</span>
                </label>
            }
        });
        view! {
            <form class="remark-form" autocomplete="off" on:submit=submit>
                <fieldset>
                    <legend class="visually-hidden">"What it is"</legend>
                    {kinds.into_iter().collect_any()}
                </fieldset>
                <div class="field">
                    <label for=self.id("text")>"Your remark"</label>
                    <textarea
                        id=self.id("text")
                        rows="4"
                        dir="auto"
                        node_ref=field
                        prop:value=text
                        aria-describedby=self.id("wrong")
                        aria-invalid=move || {
                            wrong.with(|wrong| (!wrong.is_empty()).then_some("true"))
                        }
                        on:input=move |_| keep()
                    ></textarea>
                    <p class="wrong" id=self.id("wrong")>
                        {wrong}
                    </p>
                </div>
                <p class="actions">
                    <button type="submit" class="button">
                        {if replaced.with_value(Option::is_some) {
                            "Change the remark"
                        } else {
                            "Add the remark"
                        }}
                    </button>
                    <button type="button" class="button quiet" on:click=move |_| self.close()>
                        "Cancel"
                    </button>
                </p>
            </form>
        }
        .into_any()
    }

    /// The remark with this text, under an id of its own: one that was sent already stays as it was there.
    fn remark(self, kind: RemarkKind, text: &str) -> Result<Remark, String> {
        let text = clean_text(text);
        let length = text.chars().count();
        if length > MAX_TEXT {
            return Err(format!(
                "A remark has room for {MAX_TEXT} characters, and this has {length}. Shorten it, or write two."
            ));
        }
        if !is_visible(&text) {
            return Err("Write something first.".to_owned());
        }
        Ok(Remark {
            id: new_id(),
            kind,
            subject: self.subject.get_value(),
            author: String::new(),
            day: untrack(|| self.store.today()),
            text,
        })
    }
}
