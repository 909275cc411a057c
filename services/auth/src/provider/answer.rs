//! An answer of a provider, read within a limit and understood or not.

use reqwest::RequestBuilder;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::ProviderError;

/// Longer than any answer that is one, in bytes.
const LARGEST: usize = 256 * 1024;

/// What came back.
pub struct Answer {
    pub status: reqwest::StatusCode,
    body: Vec<u8>,
}

/// As OAuth says no (RFC 6749, section 5.2); Kakao adds a code of its own.
#[derive(Debug, Deserialize)]
struct Refusal {
    error: String,
    error_code: Option<String>,
}

impl Answer {
    /// # Errors
    /// Nothing comes, or too much.
    pub async fn to(request: RequestBuilder) -> Result<Self, ProviderError> {
        let response = request.send().await.map_err(ProviderError::Unreachable)?;
        let status = response.status();
        let mut response = response;
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(ProviderError::Unreachable)? {
            if body.len() + chunk.len() > LARGEST {
                return Err(ProviderError::Garbled("it is too long"));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Self { status, body })
    }

    /// The answer as JSON, if it is no refusal of OAuth.
    ///
    /// # Errors
    /// It is one, or it is not of the expected shape.
    pub fn of_oauth<T: DeserializeOwned>(&self) -> Result<T, ProviderError> {
        // some say an error with a status of success
        if let Ok(refusal) = self.json::<Refusal>() {
            return Err(self.refused(refusal));
        }
        self.json_of_success()
    }

    /// The answer as JSON, if its status is one of success.
    ///
    /// # Errors
    /// It is not, or it is not of the expected shape.
    pub fn json_of_success<T: DeserializeOwned>(&self) -> Result<T, ProviderError> {
        if !self.status.is_success() {
            return Err(ProviderError::Status(self.status.as_u16()));
        }
        self.json()
            .map_err(|_| ProviderError::Garbled("it has another shape"))
    }

    /// The answer as JSON, whatever its status.
    ///
    /// # Errors
    /// It is not of the expected shape.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_slice(&self.body)
    }

    fn refused(&self, refusal: Refusal) -> ProviderError {
        let Refusal { error, error_code } = refusal;
        let passing = self.status.as_u16() == 429
            || self.status.is_server_error()
            || matches!(error.as_str(), "server_error" | "temporarily_unavailable")
            // Kakao: a failure of its own; too many token requests
            || matches!(error_code.as_deref(), Some("KOE003" | "KOE237"));
        let mut code = error_code.unwrap_or(error);
        code.truncate(code.floor_char_boundary(64));
        ProviderError::Refused { code, passing }
    }
}
