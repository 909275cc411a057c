/** Pretendard for words, Gowun Batang for headings; a browser fetches only the pieces it shows. */
import "pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css";
import "@fontsource/gowun-batang/400.css";
