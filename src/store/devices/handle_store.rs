//! Remembers the chosen folder in `IndexedDB`: localStorage has room for texts alone.

use js_sys::Promise;
use leptos::prelude::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    FileSystemDirectoryHandle, IdbDatabase, IdbObjectStore, IdbRequest, IdbTransactionMode,
};

use super::folder::Folder;

const DATABASE: &str = "interchange-folder";
const STORE: &str = "folders";
const KEY: &str = "chosen";

/// The folder that was chosen last; `None` where none was, or the browser has forgotten it.
pub async fn load() -> Option<Folder> {
    let folders = open(IdbTransactionMode::Readonly).await.ok()?;
    let found = answer(folders.get(&KEY.into()).ok()?).await.ok()?;
    Some(Folder(found.dyn_into::<FileSystemDirectoryHandle>().ok()?))
}

/// Remembers a folder. Where that fails the learner chooses it again on the next visit.
pub async fn save(folder: &Folder) {
    if let Ok(folders) = open(IdbTransactionMode::Readwrite).await
        && let Ok(request) = folders.put_with_key(&folder.0, &KEY.into())
    {
        let _ = answer(request).await;
    }
}

/// Forgets it.
pub async fn clear() {
    if let Ok(folders) = open(IdbTransactionMode::Readwrite).await
        && let Ok(request) = folders.delete(&KEY.into())
    {
        let _ = answer(request).await;
    }
}

async fn open(mode: IdbTransactionMode) -> Result<IdbObjectStore, JsValue> {
    let databases = window().indexed_db()?.ok_or(JsValue::UNDEFINED)?;
    let request = databases.open_with_u32(DATABASE, 1)?;
    let create = {
        let request = request.clone();
        move || {
            if let Ok(database) = request.result() {
                let database: IdbDatabase = database.unchecked_into();
                let _ = database.create_object_store(STORE);
            }
        }
    };
    request.set_onupgradeneeded(Some(Closure::once_into_js(create).unchecked_ref()));
    let database: IdbDatabase = answer(request.unchecked_into()).await?.unchecked_into();
    let transaction = database.transaction_with_str_and_mode(STORE, mode)?;
    transaction.object_store(STORE)
}

/// Waits for the answer to a request.
async fn answer(request: IdbRequest) -> Result<JsValue, JsValue> {
    let answered = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(answered).await?;
    request.result()
}
