/** What one tab tells the others of the same browser: they share one session. */
export type TabMessage = { readonly kind: 'signed-in' | 'signed-out'; readonly personId: string };

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('lutetia-session');

export function tellTabs(message: TabMessage): void {
  channel?.postMessage(message);
}

/** Hears what other tabs tell; answers how to stop. */
export function hearTabs(listener: (message: TabMessage) => void): () => void {
  const hear = (event: MessageEvent<TabMessage>): void => listener(event.data);
  channel?.addEventListener('message', hear);
  return () => channel?.removeEventListener('message', hear);
}
