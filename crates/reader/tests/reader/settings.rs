use reader::{
    ClovaAuth, ClovaStyle, OpenAiSettings, ReaderLabel, ReaderSettings, Secret, SettingsError,
};

use crate::asking::{Wire, settings};

fn label(settings: ReaderSettings) -> ReaderLabel {
    reader::open(settings).unwrap().label()
}

#[test]
fn without_any_setting_the_storyteller_answers_and_says_that_it_is_offline() {
    let label = label(ReaderSettings::default());
    assert_eq!((label.name.as_str(), label.offline), ("storyteller", true));
}

#[test]
fn clova_comes_before_a_compatible_server() {
    let mut both = settings(Wire::V3, "https://clova.example");
    both.openai = OpenAiSettings {
        base_url: Some("http://ollama:11434/v1".into()),
        ..both.openai
    };
    assert_eq!(label(both.clone()).name, "HCX-005");
    both.clova.api_key = Secret::new("  ");
    assert_eq!(label(both.clone()).name, "llama3.1:8b");
    both.openai.base_url = Some(String::new());
    assert!(label(both).offline);
}

#[test]
fn a_wrong_setting_says_which_and_why() {
    let sentence = |settings: ReaderSettings| reader::open(settings).err().unwrap().to_string();
    let mut wrong = settings(Wire::V3, "clova.example");
    assert!(sentence(wrong.clone()).starts_with("CLOVA_BASE_URL is not an http or https address"));
    wrong.clova.base_url = "https://clova.example".into();
    wrong.clova.auth = ClovaAuth::Legacy;
    assert_eq!(
        sentence(wrong.clone()),
        "CLOVA_APIGW_KEY is needed because CLOVA_AUTH is legacy"
    );
    wrong.clova.auth = ClovaAuth::Bearer;
    wrong.clova.api_key = Secret::new("nv-\u{1}key");
    assert!(sentence(wrong).starts_with("CLOVA_API_KEY"));
    let style = "v2".parse::<ClovaStyle>().unwrap_err();
    assert_eq!(
        style.to_string(),
        "CLOVA_API_STYLE must be one of: v3, v1, openai"
    );
    assert!(matches!(
        "basic".parse::<ClovaAuth>(),
        Err(SettingsError::Unknown { .. })
    ));
}

#[test]
fn a_key_is_never_shown() {
    let mut settings = settings(Wire::V3, "https://clova.example");
    settings.clova.api_key = Secret::new("nv-very-secret\n");
    settings.openai.api_key = Secret::new("sk-very-secret");
    settings.clova.apigw_key = Secret::new("gw-very-secret");
    let shown = format!("{settings:?}");
    assert!(!shown.contains("very-secret"), "{shown}");
}
