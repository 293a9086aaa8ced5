//! A learner in front of the site, and what they do.

mod sees;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::common::print::PrintParameters;
use thirtyfour::error::WebDriverErrorInner;
use thirtyfour::prelude::*;

use crate::browser::{Browser, Engine, Profile};
use crate::site::{Host, origin};

/// How long a learner waits for something before they give up.
const PATIENCE: Duration = Duration::from_secs(10);

/// The name of the palette's field.
pub const FIND: &str = "Find a pathway, skill, task, resource or page, or something to do";

/// How many tabs a learner presses before they give up.
const MAX_TABS: usize = 150;

/// The name of the element in focus.
const CALLED: &str = "const it = document.activeElement;
    const name = it.ariaLabel || it.labels?.[0]?.textContent || it.textContent;
    return name.replace(/\\s+/g, ' ').trim()";

/// Someone with a browser of their own.
pub struct Learner {
    browser: Browser,
    /// The address of the root of the site.
    root: String,
}

impl Learner {
    /// Opens the site at `path` for the first time.
    pub async fn opens(path: &str) -> Self {
        Self::returns(Profile::fresh(), path).await
    }

    /// Opens the site in a browser that lets no site store anything.
    pub async fn opens_without_storage(path: &str) -> Self {
        Self::with(Browser::start(Profile::fresh(), false).await, path).await
    }

    /// Opens the site with a browser they used before.
    pub async fn returns(profile: Profile, path: &str) -> Self {
        Self::with(Browser::start(profile, true).await, path).await
    }

    /// Opens the site with this browser.
    pub async fn with(browser: Browser, path: &str) -> Self {
        let root = origin().to_owned();
        let learner = Self { browser, root };
        learner.goes_to(path).await;
        learner
    }

    /// Has a browser of their own, and opens nothing yet, of a site of its own either.
    pub async fn of(host: &Host) -> Self {
        Self {
            browser: Browser::start(Profile::fresh(), true).await,
            root: host.root.clone(),
        }
    }

    /// Has a browser of this engine, and opens nothing yet.
    pub async fn in_engine(engine: Engine, host: &Host) -> Self {
        Self {
            browser: Browser::of(engine).await,
            root: host.root.clone(),
        }
    }

    /// Types an address.
    pub async fn goes_to(&self, path: &str) {
        self.finds_the_console_quiet().await;
        self.window()
            .goto(format!("{}{}", self.root, path.trim_start_matches('/')))
            .await
            .expect("the address is opened");
        self.waits_until_the_app_is_there().await;
    }

    /// Types an address, and doesn't wait for the program behind it.
    pub async fn looks_up(&self, path: &str) {
        let opened = self.window().goto(format!("{}{path}", self.root)).await;
        opened.expect("the address is opened");
    }

    /// Does nothing for so many milliseconds.
    pub async fn rests(&self, milliseconds: u64) {
        tokio::time::sleep(Duration::from_millis(milliseconds)).await;
    }

    /// Presses the browser's button for that.
    pub async fn reloads(&self) {
        self.finds_the_console_quiet().await;
        self.window().refresh().await.expect("the page reloads");
        self.waits_until_the_app_is_there().await;
    }

    /// Presses the browser's button for that.
    pub async fn goes_back(&self) {
        self.window()
            .back()
            .await
            .expect("there is a page to go back to");
    }

    /// Closes the browser.
    pub async fn leaves(self) -> Profile {
        self.finds_the_console_quiet().await;
        self.browser.close().await
    }

    /// Loses the browser: its processes are killed, and have no time to save anything.
    pub fn loses_the_browser(self) -> Profile {
        self.browser.kill()
    }

    /// Follows the first link that says this.
    pub async fn follows(&self, link: &str) {
        self.clicks("a", link).await;
    }

    /// Presses the first button that says this.
    pub async fn presses(&self, button: &str) {
        self.clicks("button", button).await;
    }

    /// Presses the first disclosure that is called this.
    pub async fn presses_named(&self, name: &str) {
        let path = format!("//summary[normalize-space() = {}]", quoted(name));
        self.clicks_at(&path).await;
    }

    /// Presses the first button with this label, which is read out and not shown.
    pub async fn presses_labelled(&self, label: &str) {
        self.clicks_at(&format!("//button[@aria-label = {}]", quoted(label)))
            .await;
    }

    /// Opens or closes the first disclosure that says this.
    pub async fn opens_the_part(&self, text: &str) {
        self.clicks("summary", text).await;
    }

    /// Writes into the first field with this label, after what stands there.
    pub async fn writes(&self, label: &str, text: &str) {
        let path = format!(
            "//label[starts-with(normalize-space(), {})]//*[self::input or self::textarea]",
            quoted(label)
        );
        let field = self.finds(&path).await;
        field.send_keys(text).await.expect("it can be written into");
    }

    /// Presses the first button that says this twice, as the impatient do.
    pub async fn double_presses(&self, name: &str) {
        let button = self
            .finds(&format!(
                "//*[self::button or self::a][normalize-space() = {}]",
                quoted(name)
            ))
            .await;
        let twice = self
            .window()
            .action_chain()
            .double_click_element(&button)
            .perform()
            .await;
        twice.expect("the button can be pressed twice");
    }

    /// Ticks or unticks the first checkbox with this text.
    pub async fn ticks(&self, text: &str) {
        self.clicks("label", text).await;
    }

    /// Chooses an option in the list with this label.
    pub async fn chooses(&self, label: &str, option: &str) {
        let list = format!(
            "//label[starts-with(normalize-space(), {})]//option[. = {}]",
            quoted(label),
            quoted(option)
        );
        self.finds(&list)
            .await
            .click()
            .await
            .expect("the option can be chosen");
    }

    /// Enters a value into the field with this label, and leaves the field.
    pub async fn enters(&self, label: &str, value: &str) {
        let enter = "const labels = [...document.querySelectorAll('label')];
            const field = labels.find(label => label.textContent.trim() === arguments[0])?.control;
            if (!field) return false;
            field.focus();
            field.value = arguments[1];
            for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
            return true";
        let entered = self
            .runs_with(enter, vec![label.into(), value.into()])
            .await;
        assert_eq!(entered, Value::Bool(true), "there is no field “{label}”");
    }

    /// Types into the field with this label, and presses Enter to add it.
    pub async fn adds(&self, label: &str, value: &str) {
        self.enters(label, value).await;
        self.types("\u{e007}").await;
    }

    /// Scrolls to this many pixels from the top, and rests there.
    pub async fn scrolls_to(&self, place: u32) {
        self.runs(&format!(
            "scrollTo({{ top: {place}, behavior: 'instant' }})"
        ))
        .await;
        self.waits_until(&format!("return history.state === {place}"))
            .await;
    }

    /// Presses a key, or several.
    pub async fn types(&self, keys: impl Into<TypingData>) {
        // What has the focus may be on its way, as when a dialog closes.
        self.waits_until("return document.activeElement?.checkVisibility() ?? false")
            .await;
        let focused = self
            .window()
            .active_element()
            .await
            .expect("something has the focus");
        focused.send_keys(keys).await.expect("keys can be pressed");
    }

    /// Opens the palette by its keys, and types what they look for.
    pub async fn looks_for(&self, words: &str) {
        let keys = self.window().action_chain().key_down(Key::Control);
        let keys = keys.send_keys("k").key_up(Key::Control);
        keys.perform().await.expect("keys can be pressed");
        self.has_the_focus_on(FIND).await;
        if !words.is_empty() {
            let keys = self.window().action_chain().send_keys(words);
            keys.perform().await.expect("keys can be pressed");
        }
    }

    /// Goes on by Tab until the focus is on what is called this.
    pub async fn tabs_to(&self, name: &str) {
        for _ in 0..MAX_TABS {
            // To whatever has the focus: a choice of files takes text for the name of one.
            let tab = self.window().action_chain().send_keys(Key::Tab);
            tab.perform().await.expect("keys can be pressed");
            if self.runs(CALLED).await == json!(name) {
                return;
            }
        }
        let called = self.runs(CALLED).await;
        panic!("{MAX_TABS} tabs lead to {called}, and to no “{name}”");
    }

    /// Has entered this before, on a page that is closed.
    pub async fn has_entered<T: AsRef<str>>(&self, entries: &[(T, T)]) {
        let entries = entries.iter();
        let entries = entries.map(|(name, text)| (name.as_ref(), (1, text.as_ref())));
        let entries: BTreeMap<&str, (u32, &str)> = entries.collect();
        let replica = json!({ "format": 2, "last": 1, "entries": entries }).to_string();
        let store = "localStorage['interchange:j:before'] = arguments[0]";
        self.runs_with(store, vec![json!(replica)]).await;
    }

    /// Has no room left in the browser's storage, to the last byte.
    pub async fn fills_the_storage(&self) {
        let fill = "let size = 1 << 22, text = '';
            while (size >= 1) {
                try { localStorage.filler = text + 'x'.repeat(size); text = localStorage.filler; }
                catch { size = Math.floor(size / 2); }
            }";
        self.runs(fill).await;
    }

    /// Waits until what holds this text is on the disk, in the second place where replicas are kept.
    pub async fn waits_until_it_is_on_the_disk(&self, text: &str) {
        let kept = format!(
            "const done = arguments[0];
            const look = () => indexedDB.open('interchange').onsuccess = ({{ target: {{ result }} }}) => {{
                const all = result.transaction('journals').objectStore('journals').getAll();
                all.onsuccess = () => {{
                    result.close();
                    if (all.result.some(({{ text }}) => text.includes('{text}'))) done(true);
                    else setTimeout(look, 50);
                }};
            }};
            look()"
        );
        self.runs_async(&kept).await;
    }

    /// The result of the script.
    pub async fn runs(&self, script: &str) -> Value {
        self.runs_with(script, vec![]).await
    }

    /// The result of the script, given these arguments.
    pub async fn runs_with(&self, script: &str, arguments: Vec<Value>) -> Value {
        let run = self.window().execute(script, arguments).await;
        run.unwrap_or_else(|error| panic!("{script}\n{error}"))
            .json()
            .clone()
    }

    /// The value that the script hands to its last argument.
    pub async fn runs_async(&self, script: &str) -> Value {
        let run = self.window().execute_async(script, vec![]).await;
        run.unwrap_or_else(|error| panic!("{script}\n{error}"))
            .json()
            .clone()
    }

    /// A command of Chromium's own protocol.
    pub async fn sets(&self, command: &str, parameters: Value) {
        self.window()
            .cdp()
            .send_raw(command, parameters)
            .await
            .expect("Chromium obeys");
    }

    /// Has a window that is so many pixels wide.
    pub async fn has_a_window_of(&self, width: u32) {
        let size =
            json!({ "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false });
        self.sets("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// What the window shows, as PNG in base64.
    pub async fn sees_the_screen(&self) -> String {
        let taken = self.window().cdp();
        let taken = taken.send_raw("Page.captureScreenshot", json!({})).await;
        let taken = taken.expect("a picture is taken");
        taken["data"].as_str().expect("a picture").to_owned()
    }

    /// Prints the page: the document that the printer is given, as PDF.
    pub async fn prints(&self, parameters: PrintParameters) -> Vec<u8> {
        let printed = self.window().print_page(parameters).await;
        printed.expect("the page is printed")
    }

    /// The window itself.
    pub fn window(&self) -> &WebDriver {
        &self.browser.window
    }

    /// Opens another tab, and looks at it.
    pub async fn opens_a_tab(&self, path: &str) {
        let tab = self.window().new_tab().await.expect("a tab");
        self.looks_at(&tab).await;
        self.browser.watches_the_console().await;
        self.goes_to(path).await;
    }

    /// The tab that is looked at.
    pub async fn tab(&self) -> WindowHandle {
        self.window().window().await.expect("a tab")
    }

    /// Looks at a tab.
    pub async fn looks_at(&self, tab: &WindowHandle) {
        self.window()
            .switch_to_window(tab.clone())
            .await
            .expect("the tab is open");
    }

    async fn clicks(&self, kind: &str, text: &str) {
        self.clicks_at(&format!("//{kind}[normalize-space() = {}]", quoted(text)))
            .await;
    }

    async fn clicks_at(&self, path: &str) {
        let visible = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        let started = Instant::now();
        loop {
            let element = self.finds(path).await;
            let json = element.to_json().expect("an element");
            let clicked = match self.window().execute(visible, vec![json]).await {
                Ok(_) => element.click().await,
                Err(error) => Err(error),
            };
            match clicked {
                Ok(()) => return,
                // It was drawn anew meanwhile, and the new one is clicked, as a person would.
                Err(error) if is_stale(&error) && started.elapsed() < PATIENCE => {}
                Err(error) => panic!("{path} can be clicked: {error}"),
            }
        }
    }

    /// The first element at this path that is displayed.
    async fn finds(&self, path: &str) -> WebElement {
        let started = Instant::now();
        loop {
            for element in self
                .window()
                .find_all(By::XPath(path))
                .await
                .unwrap_or_default()
            {
                if element.is_displayed().await.unwrap_or(false) {
                    return element;
                }
            }
            assert!(
                started.elapsed() < PATIENCE,
                "waited in vain for {path}; the page says:\n{}",
                self.reads_the_page().await
            );
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }
}

/// The text as a path writes it.
fn quoted(text: &str) -> String {
    assert!(
        !text.contains('"'),
        "XPath can't hold this as one text: {text}"
    );
    format!("\"{text}\"")
}

/// Whether it is of an element that is drawn anew just now.
fn is_stale(error: &WebDriverError) -> bool {
    matches!(
        error.as_inner(),
        WebDriverErrorInner::StaleElementReference(_)
    )
}
