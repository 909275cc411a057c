/// Which interface a path speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Api {
    /// Native, chosen by `Accept` to stream or not.
    V1,
    V3,
    /// CLOVA's OpenAI-compatible endpoint: strict about parameters, wants a key.
    ClovaCompat,
    /// A plain OpenAI-compatible server, as people run it themselves: no key, lenient.
    PlainCompat,
}

impl Api {
    #[must_use]
    pub const fn is_compat(self) -> bool {
        matches!(self, Self::ClovaCompat | Self::PlainCompat)
    }
}

/// What a request's path asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    Chat { api: Api, model: Option<String> },
    Models { api: Api },
    Unknown,
}

/// Reads a path, with or without an application prefix.
#[must_use]
pub fn route(path: &str) -> Route {
    let mut parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    if matches!(parts.first(), Some(&("testapp" | "serviceapp"))) {
        parts.remove(0);
    }
    let native = |api, model: &str| Route::Chat {
        api,
        model: Some(model.to_owned()),
    };
    match parts[..] {
        ["v3", "chat-completions", model] => native(Api::V3, model),
        ["v1", "chat-completions", model] => native(Api::V1, model),
        // a tuned model has its task's id in place of a name
        ["v3", "tasks", _, "chat-completions"] => native(Api::V3, "HCX-005"),
        ["v1" | "v2", "tasks", _, "chat-completions"] => native(Api::V1, "HCX-003"),
        ["v1", "openai", "chat", "completions"] => Route::Chat {
            api: Api::ClovaCompat,
            model: None,
        },
        ["v1", "openai", "models"] => Route::Models {
            api: Api::ClovaCompat,
        },
        ["v1", "chat", "completions"] => Route::Chat {
            api: Api::PlainCompat,
            model: None,
        },
        ["v1", "models"] => Route::Models {
            api: Api::PlainCompat,
        },
        _ => Route::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_means_the_same_with_and_without_its_application() {
        for prefix in ["", "/testapp", "/serviceapp"] {
            assert_eq!(
                route(&format!("{prefix}/v3/chat-completions/HCX-005")),
                Route::Chat {
                    api: Api::V3,
                    model: Some("HCX-005".into())
                }
            );
            assert_eq!(
                route(&format!("{prefix}/v1/openai/chat/completions")),
                Route::Chat {
                    api: Api::ClovaCompat,
                    model: None
                }
            );
        }
        assert_eq!(
            route("/otherapp/v3/chat-completions/HCX-005"),
            Route::Unknown
        );
        assert_eq!(route("/v3/chat-completions"), Route::Unknown);
    }
}
