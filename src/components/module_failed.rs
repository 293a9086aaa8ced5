//! The answer where a lazy module didn't arrive.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

use super::heading::PageHeading;

/// A page that is still to be loaded.
pub type LoadPage = fn() -> Pin<Box<dyn Future<Output = Result<AnyView, SplitLoaderError>>>>;

/// Says that a part of the program didn't arrive, and offers to try again; then it becomes the page.
#[component]
pub fn ModuleFailed(
    /// Loads the page.
    page: LoadPage,
) -> impl IntoView {
    let loaded = StoredValue::new_local(None::<AnyView>);
    let (tries, set_tries) = signal(0_u32);
    let owner = Owner::current().unwrap_or_default();
    let is_loading = StoredValue::new(false);
    let try_again = move |_| {
        if is_loading.get_value() {
            return;
        }
        is_loading.set_value(true);
        // The page is drawn once the module is there, and then in the scope of this one.
        let load = owner.with(|| ScopedFuture::new(page()));
        spawn_local(async move {
            if let Ok(page) = load.await {
                loaded.set_value(Some(page));
            }
            is_loading.set_value(false);
            set_tries.update(|tries| *tries += 1);
        });
    };
    move || {
        let tries = tries.get();
        if let Some(page) = loaded.try_update_value(Option::take).flatten() {
            return page;
        }
        view! {
            <article class="page narrow">
                <header class="page-header">
                    <PageHeading>"This page could not be loaded"</PageHeading>
                    <p class="lead" role="status">
                        {if tries == 0 {
                            "A part of the program didn’t arrive whole. You may be offline, or the site may have been updated since you opened it."
                        } else {
                            "It didn’t arrive this time either. Reload the page: the site may have been updated since you opened it."
                        }}
                        " Your plan is safe."
                    </p>
                    <div class="actions">
                        <button type="button" class="button primary" on:click=try_again.clone()>
                            "Try again"
                        </button>
                    </div>
                </header>
            </article>
        }
        .into_any()
    }
}
