/** Whether this page came without the server: the worker marks it so. */
export const isAlone = (): boolean => document.documentElement.dataset.offline !== undefined;
