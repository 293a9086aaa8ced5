//! A folder of the learner's file system (File System Access), which Chromium has. The methods that are not of every
//! browser are called by their names.

use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    File, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetFileOptions,
    FileSystemWritableFileStream,
};

use super::exchange::FoundFile;
use crate::store::backup::MAX_BYTES;

/// The most files of a folder that are read.
const MAX_FILES: usize = 500;

/// Why a folder can't be read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FolderError {
    /// The browser or the learner doesn't allow it, or the folder can only be read.
    Denied,
    /// It isn't there any more.
    Gone,
    /// There is no room.
    Full,
    /// Another program holds the file.
    Busy,
    /// The file doesn't have what was written into it.
    NotKept,
    /// The browser has no room to remember which file is this device's, so none was written.
    NotRemembered,
    /// The browser gave another reason.
    Other,
}

impl From<JsValue> for FolderError {
    fn from(error: JsValue) -> Self {
        let name = Reflect::get(&error, &"name".into()).ok();
        match name.and_then(|name| name.as_string()).as_deref() {
            Some("NotAllowedError" | "SecurityError" | "NoModificationAllowedError") => {
                Self::Denied
            }
            Some("NotFoundError") => Self::Gone,
            Some("QuotaExceededError") => Self::Full,
            Some("InvalidStateError" | "NotReadableError") => Self::Busy,
            _ => Self::Other,
        }
    }
}

/// Whether the learner allows this site to use the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// It may.
    Granted,
    /// It has to ask, which it may after a click.
    Prompt,
    /// It may not.
    Denied,
}

/// A folder that the learner chose.
#[derive(Clone, Debug)]
pub struct Folder(pub FileSystemDirectoryHandle);

/// Whether the browser lets a learner choose folders.
pub fn can_choose() -> bool {
    picker().is_some()
}

fn picker() -> Option<Function> {
    let picker = Reflect::get(&window(), &"showDirectoryPicker".into()).ok()?;
    picker.dyn_into().ok()
}

impl Folder {
    /// Lets the learner choose a folder; `None` where they leave that, or the browser can't.
    ///
    /// # Errors
    /// Where the browser refuses the folder.
    pub async fn choose() -> Result<Option<Self>, FolderError> {
        let Some(picker) = picker() else {
            return Ok(None);
        };
        let chosen: Promise = picker.call1(&window(), &read_and_write())?.unchecked_into();
        match JsFuture::from(chosen).await {
            Ok(folder) => Ok(Some(Self(folder.unchecked_into()))),
            Err(error) if is_abort(&error) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Its name, without its path, which the browser doesn't tell.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Whether this site may read and write it.
    pub async fn permission(&self) -> Permission {
        self.ask("queryPermission").await
    }

    /// Asks the learner for that. Browsers answer only after a click.
    pub async fn request_permission(&self) -> Permission {
        self.ask("requestPermission").await
    }

    async fn ask(&self, method: &str) -> Permission {
        let answer = async {
            let ask: Function = Reflect::get(&self.0, &method.into())?.dyn_into()?;
            let answer: Promise = ask.call1(&self.0, &read_and_write())?.dyn_into()?;
            JsFuture::from(answer).await
        };
        match answer
            .await
            .ok()
            .and_then(|answer| answer.as_string())
            .as_deref()
        {
            Some("granted") => Permission::Granted,
            Some("prompt") => Permission::Prompt,
            _ => Permission::Denied,
        }
    }

    /// The files whose names end in `.json`, and the names of those that couldn't be read. Files larger than any
    /// plan aren't read.
    ///
    /// # Errors
    /// Where the folder can't be read.
    pub async fn read(&self) -> Result<(Vec<FoundFile>, Vec<String>), FolderError> {
        let (mut found, mut failed) = (vec![], vec![]);
        for file in self.json_files().await? {
            let name = file.name();
            match read_file(&file).await {
                Ok(Some(text)) => found.push(FoundFile { name, text }),
                // Too large, or a sync program has taken it away in between.
                Ok(None) | Err(FolderError::Gone) => {}
                Err(_) => failed.push(name),
            }
        }
        found.sort_by(|a, b| a.name.cmp(&b.name));
        Ok((found, failed))
    }

    async fn json_files(&self) -> Result<Vec<FileSystemFileHandle>, FolderError> {
        let (all, mut files) = (self.0.values(), vec![]);
        while files.len() < MAX_FILES {
            let next = JsFuture::from(all.next()?).await?;
            if Reflect::get(&next, &"done".into())?.is_truthy() {
                break;
            }
            let entry = Reflect::get(&next, &"value".into())?;
            if let Ok(file) = entry.dyn_into::<FileSystemFileHandle>()
                && file.name().to_ascii_lowercase().ends_with(".json")
            {
                files.push(file);
            }
        }
        Ok(files)
    }

    /// Writes a file, whole or not at all, and reads it back to be sure.
    ///
    /// # Errors
    /// Where it isn't written.
    pub async fn write(&self, name: &str, text: &str) -> Result<(), FolderError> {
        let options = FileSystemGetFileOptions::new();
        options.set_create(true);
        let file = self.0.get_file_handle_with_options(name, &options);
        let file: FileSystemFileHandle = JsFuture::from(file).await?.unchecked_into();
        let stream = JsFuture::from(file.create_writable()).await?;
        let stream: FileSystemWritableFileStream = stream.unchecked_into();
        // The browser writes beside the file, and puts that in its place when the stream is closed.
        if let Err(error) = JsFuture::from(stream.write_with_str(text)?).await {
            let _ = JsFuture::from(stream.abort()).await;
            return Err(error.into());
        }
        JsFuture::from(stream.close()).await?;
        match read_file(&file).await? {
            Some(kept) if kept == text => Ok(()),
            _ => Err(FolderError::NotKept),
        }
    }
}

/// The text of a file; `None` where it is larger than any plan or no text.
async fn read_file(file: &FileSystemFileHandle) -> Result<Option<String>, FolderError> {
    let file: File = JsFuture::from(file.get_file()).await?.unchecked_into();
    text_of(&file).await
}

/// The text of a file that was chosen; `None` where it is larger than any plan.
///
/// # Errors
/// Where the browser can't read it.
pub async fn text_of(file: &File) -> Result<Option<String>, FolderError> {
    #[allow(
        clippy::cast_precision_loss,
        reason = "files of 2⁵³ bytes are larger too"
    )]
    let is_too_large = file.size() > MAX_BYTES as f64;
    if is_too_large {
        return Ok(None);
    }
    Ok(JsFuture::from(file.text()).await?.as_string())
}

fn is_abort(error: &JsValue) -> bool {
    let name = Reflect::get(error, &"name".into()).ok();
    name.and_then(|name| name.as_string()).as_deref() == Some("AbortError")
}

fn read_and_write() -> JsValue {
    let pairs = Array::of2(
        &Array::of2(&"mode".into(), &"readwrite".into()),
        &Array::of2(&"id".into(), &"interchange".into()),
    );
    Object::from_entries(&pairs).map_or(JsValue::UNDEFINED, Into::into)
}
