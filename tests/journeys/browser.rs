//! A browser and its driver, one of each a journey, with a profile of its own.

use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use std::{env, fs, process, thread};

use serde_json::json;
use thirtyfour::prelude::*;

/// A browser that is closed, and whose profile is removed, when it goes out of scope.
pub struct Browser {
    /// The window.
    pub window: WebDriver,
    // In this order: the browser goes before the folder that it writes to.
    _driver: Driver,
    profile: Option<Profile>,
}

/// A browser engine. All journeys run in Chromium, a few of them in the others as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Debian's chromium.
    Chromium,
    /// Debian's firefox-esr.
    Firefox,
    /// The small browser of `WebKitGTK`, which needs a screen: `ci/engines` gives it a virtual one.
    WebKit,
}

/// A profile's folder.
pub struct Profile(PathBuf);

impl Profile {
    /// An empty one.
    pub fn fresh() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("interchange-{}-{number}", process::id()));
        fs::create_dir_all(&folder).expect("a folder for the profile");
        Self(folder)
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Browser {
    /// Starts the browser of this engine with an empty profile. Nobody watches its console: the host
    /// has to ([`Host::adds_script`](crate::site::Host::adds_script)).
    pub async fn of(engine: Engine) -> Self {
        let wishes = match engine {
            Engine::Chromium => return Self::start(Profile::fresh(), true).await,
            Engine::Firefox => {
                let mut wishes = DesiredCapabilities::firefox();
                wishes.add_arg("-headless").expect("an argument");
                wishes.into()
            }
            Engine::WebKit => {
                let mut wishes = Capabilities::new();
                wishes
                    .set("browserName", "MiniBrowser")
                    .expect("a capability");
                wishes
            }
        };
        let driver = Driver::start(engine);
        let address = format!("http://127.0.0.1:{}", driver.port);
        let window = WebDriver::new(&address, wishes).await;
        Self {
            window: window.unwrap_or_else(|error| panic!("{engine:?} starts: {error}")),
            _driver: driver,
            profile: Some(Profile::fresh()),
        }
    }

    /// Starts Chromium; with `may_store` false it lets no site store anything.
    pub async fn start(profile: Profile, may_store: bool) -> Self {
        Self::start_with(profile, may_store, &[]).await
    }

    /// Starts Chromium with more arguments.
    pub async fn start_with(profile: Profile, may_store: bool, more: &[&str]) -> Self {
        let driver = Driver::start(Engine::Chromium);
        let mut wishes = DesiredCapabilities::chrome();
        let folder = format!("--user-data-dir={}", profile.0.display());
        for argument in [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // Whatever asks another host for anything fails, and is seen to.
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            &folder,
        ]
        .iter()
        .chain(more)
        {
            wishes.add_arg(argument).expect("an argument");
        }
        if !may_store {
            let blocked = json!({ "profile.default_content_setting_values.cookies": 2 });
            wishes
                .add_experimental_option("prefs", blocked)
                .expect("an option");
        }
        let address = format!("http://127.0.0.1:{}", driver.port);
        let window = WebDriver::new(&address, wishes)
            .await
            .expect("Chromium starts");
        let browser = Self {
            window,
            _driver: driver,
            profile: Some(profile),
        };
        browser.watches_the_console().await;
        browser
    }

    /// Keeps what the pages of the tab complain of, from the next one on.
    pub async fn watches_the_console(&self) {
        let watch = "window.complaints = [];
            addEventListener('error', event => complaints.push(String(event.message)));
            addEventListener('unhandledrejection', ({ reason }) => {
                // Chromium's own, where the next page is ready before it knows whether that takes part
                // in the transition; no script has the promise.
                if (!String(reason).includes('ViewTransition opt-in disabled')) complaints.push(String(reason));
            });
            for (const kind of ['error', 'warn']) {
                console[kind] = (...words) => complaints.push(words.join(' '));
            }";
        let script = json!({ "source": watch });
        let set = self
            .window
            .cdp()
            .send_raw("Page.addScriptToEvaluateOnNewDocument", script)
            .await;
        set.expect("the page can be watched");
        // The tab is empty still, and complains of nothing.
        self.window
            .execute("window.complaints = []", vec![])
            .await
            .expect("scripts run");
    }

    /// Kills the browser, and keeps its profile as it was at that moment.
    pub fn kill(mut self) -> Profile {
        self.profile
            .take()
            .expect("a browser has a profile until it is closed")
    }

    /// Closes the browser as a person does, and keeps its profile.
    pub async fn close(mut self) -> Profile {
        self.window.clone().quit().await.expect("Chromium closes");
        self.profile
            .take()
            .expect("a browser has a profile until it is closed")
    }
}

/// A driver, which is ended, and its browser with it, when it goes out of scope.
struct Driver {
    process: Child,
    port: u16,
    /// Kept open, since the driver would end at the first word that it can't say.
    _said: Option<BufReader<ChildStdout>>,
}

impl Driver {
    fn start(engine: Engine) -> Self {
        // The port that it finds free for one kind of address may be taken for the other by then.
        let started = (0..5).find_map(|_| match engine {
            Engine::Chromium => Self::try_to_start_chromedriver(),
            Engine::Firefox => Self::try_to_start("geckodriver"),
            Engine::WebKit => Self::try_to_start("WebKitWebDriver"),
        });
        started.expect("the driver ended five times before it could be talked to")
    }

    /// chromedriver finds a free port by itself, and names it.
    fn try_to_start_chromedriver() -> Option<Self> {
        let mut process = Self::spawn("chromedriver", "0", Stdio::piped());
        let mut said = BufReader::new(process.stdout.take().expect("it was piped"));
        let mut line = String::new();
        let port = loop {
            line.clear();
            if said.read_line(&mut line).expect("chromedriver speaks") == 0 {
                let _ = process.wait();
                return None;
            }
            if let Some((_, port)) = line.split_once("successfully on port ") {
                break port.trim().trim_end_matches('.').parse().expect("a port");
            }
        };
        Some(Self {
            process,
            port,
            _said: Some(said),
        })
    }

    /// The other drivers are told a port that was free a moment ago.
    fn try_to_start(program: &str) -> Option<Self> {
        let free = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr());
        let port = free.expect("a free port").port();
        let mut driver = Self {
            process: Self::spawn(program, &port.to_string(), Stdio::null()),
            port,
            _said: None,
        };
        for _ in 0..100 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Some(driver);
            }
            if driver.process.try_wait().is_ok_and(|end| end.is_some()) {
                return None;
            }
            thread::sleep(Duration::from_millis(100));
        }
        None
    }

    fn spawn(program: &str, port: &str, said: Stdio) -> Child {
        let spawned = Command::new(program)
            .arg(format!("--port={port}"))
            .stdout(said)
            .stderr(Stdio::null())
            // It leads a process group of its own, so that the browser can be ended with it.
            .process_group(0)
            .spawn();
        spawned.unwrap_or_else(|error| {
            panic!("{program} could not be started ({error}): ci/test and ci/engines install it")
        })
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Where a journey failed there is no time for manners: thirtyfour would wait for a minute.
        let _ = self.window.clone().leak();
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let group = format!("-{}", self.process.id());
        let _ = Command::new("kill")
            .args(["-KILL", "--", &group])
            .stderr(Stdio::null())
            .status();
        let _ = self.process.wait();
    }
}
