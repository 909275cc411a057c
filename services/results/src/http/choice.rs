//! What is shown and what is not, as a query has it.

use http_kit::Problem;
use identity::Nickname;
use picture::Shape;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use crate::fault::SharingFault;
use crate::snapshot::Choice;

/// What of a reading would be shown.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ChoiceQuery {
    /// Whether the question is hidden; true by default.
    hide_question: Option<bool>,
    /// Whether the name is hidden; true by default.
    hide_name: Option<bool>,
    /// Whether the day is hidden; false by default.
    hide_date: Option<bool>,
    /// 1 to 20 characters, where the name is not hidden.
    name: Option<String>,
}

/// The same for a picture.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PictureQuery {
    /// Its shape; `wide` by default.
    #[serde(default)]
    pub shape: PictureShape,
    /// Whether it is to be kept as a file.
    #[serde(default)]
    pub download: bool,
    /// Whether the question is hidden; true by default.
    hide_question: Option<bool>,
    /// Whether the name is hidden; true by default.
    hide_name: Option<bool>,
    /// Whether the day is hidden; false by default.
    hide_date: Option<bool>,
    /// 1 to 20 characters, where the name is not hidden.
    name: Option<String>,
}

/// `wide` is 1200 by 630, `square` 800 by 800, `story` 1080 by 1920.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum PictureShape {
    #[default]
    Wide,
    Square,
    Story,
}

impl From<PictureShape> for Shape {
    fn from(shape: PictureShape) -> Self {
        match shape {
            PictureShape::Wide => Self::Wide,
            PictureShape::Square => Self::Square,
            PictureShape::Story => Self::Story,
        }
    }
}

impl ChoiceQuery {
    /// # Errors
    /// The name that is to be shown is none.
    pub fn choice(self) -> Result<Choice, Problem> {
        let Self {
            hide_question,
            hide_name,
            hide_date,
            name,
        } = self;
        chosen(hide_question, hide_name, hide_date, name)
    }
}

impl PictureQuery {
    /// # Errors
    /// As of [`ChoiceQuery::choice`].
    pub fn choice(self) -> Result<Choice, Problem> {
        let Self {
            shape: _,
            download: _,
            hide_question,
            hide_name,
            hide_date,
            name,
        } = self;
        chosen(hide_question, hide_name, hide_date, name)
    }
}

/// The choice; whatever is not said is hidden, but for the day.
///
/// # Errors
/// The name that is to be shown is none.
pub fn chosen(
    hide_question: Option<bool>,
    hide_name: Option<bool>,
    hide_date: Option<bool>,
    name: Option<String>,
) -> Result<Choice, Problem> {
    let name = match (hide_name.unwrap_or(true), name) {
        (true, _) => None,
        (false, name) => {
            let name = name.as_deref().and_then(Nickname::parse);
            Some(name.ok_or(SharingFault::InvalidName)?.into_string())
        }
    };
    Ok(Choice {
        hide_question: hide_question.unwrap_or(true),
        hide_date: hide_date.unwrap_or(false),
        name,
    })
}
