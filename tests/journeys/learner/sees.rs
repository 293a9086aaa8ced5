//! Contents that a learner sees, as soon as it is there.

use std::future::Future;
use std::time::{Duration, Instant};

use serde_json::json;

use super::{Learner, PATIENCE};

impl Learner {
    /// Sees that the page has come to life.
    pub async fn sees_the_program(&self) {
        self.waits_until_the_app_is_there().await;
    }

    /// Waits until the whole site is kept for use without a network.
    pub async fn has_the_site_kept(&self) {
        let kept = "const done = arguments[0];
            navigator.serviceWorker.ready.then(kept => done(kept.active.state))";
        self.runs_async(kept).await;
        self.waits_until("return navigator.serviceWorker.controller?.state === 'activated'")
            .await;
    }

    /// Has the focus on what is called this.
    pub async fn has_the_focus_on(&self, name: &str) {
        self.waits_for(&format!("for the focus on “{name}”"), || async {
            let of =
                "const it = document.activeElement; return it.ariaLabel ?? it.textContent.trim()";
            self.runs(of).await == json!(name)
        })
        .await;
    }

    /// Sees this first among what was found, and it is the current one.
    pub async fn finds_first(&self, text: &str) {
        let current = "const field = document.activeElement;
            return document.getElementById(field.getAttribute('aria-activedescendant'))
                ?.querySelector('.found-name').textContent";
        self.waits_for(&format!("for “{text}” to be found first"), || async {
            self.runs(current).await == json!(text)
        })
        .await;
    }

    /// Has the focus on the element with this id, within the window.
    pub async fn has_come_to(&self, id: &str) {
        let has_come = "const it = document.getElementById(arguments[0]);
            const box = it?.getBoundingClientRect();
            const fits = box.bottom <= innerHeight || box.height > innerHeight && box.top < innerHeight / 2;
            return document.activeElement === it && box.top >= 0 && fits
                && it.matches('.sought, :target')";
        self.waits_for(&format!("to come to {id}"), || async {
            self.runs_with(has_come, vec![json!(id)]).await == json!(true)
        })
        .await;
    }

    /// Sees so many elements.
    pub async fn sees_the_count(&self, selector: &str, count: usize) {
        self.waits_until(&format!(
            "return document.querySelectorAll('{selector}').length === {count}"
        ))
        .await;
    }

    /// Sees this text on the page.
    pub async fn sees(&self, text: &str) {
        self.waits_for(&format!("to see “{text}”"), || async {
            self.reads_the_page().await.contains(text)
        })
        .await;
    }

    /// Sees this text no more.
    pub async fn no_longer_sees(&self, text: &str) {
        self.waits_for(&format!("to see “{text}” no more"), || async {
            !self.reads_the_page().await.contains(text)
        })
        .await;
    }

    /// Sees the texts one below the other, whatever stands between them.
    pub async fn sees_in_order(&self, texts: &[&str]) {
        self.sees(texts[0]).await;
        let page = self.reads_the_page().await;
        let mut from = 0;
        for text in texts {
            from += page[from..]
                .find(text)
                .unwrap_or_else(|| panic!("no “{text}” in its place:\n{page}"));
        }
    }

    /// Sees every checkbox with this text ticked.
    pub async fn sees_done(&self, text: &str) {
        self.waits_for(&format!("to see “{text}” done"), || {
            self.all_checked(text, true)
        })
        .await;
    }

    /// Sees no checkbox with this text ticked.
    pub async fn sees_not_done(&self, text: &str) {
        self.waits_for(&format!("to see “{text}” not done"), || {
            self.all_checked(text, false)
        })
        .await;
    }

    async fn all_checked(&self, text: &str, checked: bool) -> bool {
        let boxes = "const boxes = [...document.querySelectorAll('label')]
                .filter(label => label.textContent.trim() === arguments[0])
                .map(label => label.control.checked);
            return boxes.length > 0 && boxes.every(checked => checked === arguments[1])";
        self.runs_with(boxes, vec![json!(text), json!(checked)])
            .await
            == json!(true)
    }

    /// Sees the page with this heading.
    pub async fn is_on_the_page(&self, heading: &str) {
        self.waits_for(&format!("for the page “{heading}”"), || async {
            self.runs("return document.querySelector('h1')?.textContent")
                .await
                == json!(heading)
        })
        .await;
    }

    /// Sees this in the tab.
    pub async fn sees_the_title(&self, title: &str) {
        self.waits_for(&format!("for the title “{title}”"), || async {
            self.runs("return document.title").await == json!(title)
        })
        .await;
    }

    /// Sees this in the address bar, from the path on.
    pub async fn sees_the_address(&self, address: &str) {
        self.waits_for(&format!("for the address {address}"), || async {
            self.runs("return location.pathname + location.search + location.hash")
                .await
                == json!(address)
        })
        .await;
    }

    /// Waits until what `script` returns is true.
    pub async fn waits_until(&self, script: &str) {
        self.waits_for(script, || async { self.runs(script).await == json!(true) })
            .await;
    }

    /// Everything on the page that can be seen, blanks folded.
    pub async fn reads_the_page(&self) -> String {
        let text = self.runs("return document.body.innerText").await;
        text.as_str()
            .unwrap_or_default()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Nothing may have gone wrong on the page without being said.
    pub async fn finds_the_console_quiet(&self) {
        let complaints = self.runs("return window.complaints").await;
        assert_eq!(complaints, json!([]), "the console is quiet");
    }

    pub(super) async fn waits_until_the_app_is_there(&self) {
        self.waits_until("return document.documentElement.hasAttribute('data-ready')")
            .await;
    }

    /// Watches from the next page on whether anything moves there that nobody moved.
    pub async fn watches_for_movement(&self) {
        let watch = json!({ "source": "window.moved = 0;
            window.movers = [];
            new PerformanceObserver(list => list.getEntries().forEach(entry => {
                moved += entry.value;
                const at = box => `${box.x},${box.y} ${box.width}×${box.height}`;
                entry.sources.forEach(({ node, previousRect, currentRect }) => movers.push(
                    `${node?.className || node?.nodeName} from ${at(previousRect)} to ${at(currentRect)}`));
            }))
                .observe({ type: 'layout-shift', buffered: true })" });
        self.sets("Page.addScriptToEvaluateOnNewDocument", watch)
            .await;
    }

    /// Saw nothing move on this page, but for a word in the middle of a button that becomes two.
    pub async fn saw_nothing_move(&self, page: &str) {
        self.rests(300).await;
        let movers = self.runs("return movers").await;
        let moved = self.runs("return moved").await.as_f64();
        let is_still = moved.is_some_and(|moved| moved < 0.001);
        assert!(is_still, "{page}: {moved:?} {movers}");
    }

    async fn waits_for<F: Future<Output = bool>>(&self, what: &str, there: impl Fn() -> F) {
        let started = Instant::now();
        while !there().await {
            assert!(
                started.elapsed() < PATIENCE,
                "waited in vain {what}; {} says:\n{}",
                self.runs("return location.href").await,
                self.reads_the_page().await
            );
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }
}
