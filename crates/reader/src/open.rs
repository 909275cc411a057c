use std::sync::Arc;

use crate::clova::ClovaReader;
use crate::openai::{OpenAiReader, Server};
use crate::port::Reader;
use crate::resilient::Resilient;
use crate::settings::{ClovaStyle, ReaderSettings, SettingsError};
use crate::storyteller::Storyteller;

/// Chooses the reader: CLOVA if it has a key, else the compatible server if it has an address, else
/// the storyteller.
///
/// # Errors
/// A setting that is needed is missing or not of its form.
pub fn open(settings: ReaderSettings) -> Result<Arc<dyn Reader>, SettingsError> {
    let ReaderSettings {
        clova,
        openai,
        deadlines,
        limits,
        pace,
    } = settings;
    if let Some(key) = &clova.api_key {
        let of = |model: &str| -> Result<Box<dyn Reader>, SettingsError> {
            if clova.style != ClovaStyle::OpenAi {
                return Ok(Box::new(ClovaReader::new(&clova, model, deadlines)?));
            }
            let base_url = format!("{}/v1/openai", clova.base_url.trim().trim_end_matches('/'));
            let server = Server {
                setting: "CLOVA_BASE_URL",
                base_url: &base_url,
                api_key: Some(key),
                key_setting: "CLOVA_API_KEY",
                model,
                // which CLOVA's own endpoint does not know
                stream_options: false,
            };
            Ok(Box::new(OpenAiReader::new(&server, deadlines)?))
        };
        let fallback = clova
            .fallback_model
            .as_deref()
            .filter(|model| !model.is_empty() && *model != clova.model)
            .map(of)
            .transpose()?;
        return Ok(Arc::new(Resilient::new(
            of(&clova.model)?,
            fallback,
            limits,
        )));
    }
    if let Some(base_url) = openai
        .base_url
        .as_deref()
        .filter(|url| !url.trim().is_empty())
    {
        let server = Server {
            setting: "OPENAI_COMPAT_BASE_URL",
            base_url,
            api_key: openai.api_key.as_ref(),
            key_setting: "OPENAI_COMPAT_API_KEY",
            model: &openai.model,
            stream_options: openai.stream_options,
        };
        let reader = Box::new(OpenAiReader::new(&server, deadlines)?);
        return Ok(Arc::new(Resilient::new(reader, None, limits)));
    }
    Ok(Arc::new(Storyteller::new(pace)))
}
