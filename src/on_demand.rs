//! Parts of the program that are loaded when they are first needed.

use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

/// Loads the functions of a lazy module. Natively they are always there.
pub type Load<T> = fn() -> Pin<Box<dyn Future<Output = Result<T, SplitLoaderError>>>>;

/// The functions of a lazy module, and whether they are there. A handle: copies are the same.
#[derive(Clone, Copy)]
pub struct OnDemand<T: 'static> {
    state: RwSignal<State<T>>,
    load: Load<T>,
}

#[derive(Clone, Copy)]
enum State<T> {
    Absent,
    Loading,
    Failed,
    Loaded(T),
}

impl<T: Copy + Send + Sync> OnDemand<T> {
    /// A module that is to be loaded by `load`, unless it is `loaded` already.
    pub fn new(load: Load<T>, loaded: Option<T>) -> Self {
        let state = RwSignal::new(loaded.map_or(State::Absent, State::Loaded));
        Self { state, load }
    }

    /// The functions, tracked; `None` until they are loaded.
    pub fn get(self) -> Option<T> {
        match self.state.get() {
            State::Loaded(functions) => Some(functions),
            _ => None,
        }
    }

    /// The functions, untracked.
    pub fn get_untracked(self) -> Option<T> {
        untrack(|| self.get())
    }

    /// Whether they were asked for and didn't arrive, tracked.
    pub fn has_failed(self) -> bool {
        matches!(self.state.get(), State::Failed)
    }

    /// Loads them, where they aren't there or on their way.
    pub fn request(self) {
        let state = self.state.get_untracked();
        if matches!(state, State::Loading | State::Loaded(_)) {
            return;
        }
        self.state.set(State::Loading);
        spawn_local(async move {
            let loaded = (self.load)().await;
            self.state.set(loaded.map_or(State::Failed, State::Loaded));
        });
    }
}
