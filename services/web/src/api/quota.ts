import type { Quota } from "../protocol/rest";
import { ask } from "./request";

/** What is left of today's turns. */
export const quota = () => ask<Quota>("/chat/quota");
