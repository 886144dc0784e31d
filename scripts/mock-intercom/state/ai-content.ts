import { parameterInvalid, resourceNotFound } from "../errors.ts";
import type { ContentImportSource, ExternalPage } from "../records/ai-content.ts";
import type { Base } from "./base.ts";

type SourceFields = Pick<ContentImportSource, "sync_behavior" | "status" | "url" | "audience_ids">;

export type NewContentImportSource = Partial<SourceFields> & { url: string };

export type NewExternalPage = Pick<ExternalPage, "title" | "html" | "source_id" | "external_id"> &
  Partial<Pick<ExternalPage, "url" | "ai_agent_availability" | "ai_copilot_availability">>;

export type ExternalPagePatch = Partial<NewExternalPage>;

export interface AiContentState {
  readonly contentImportSources: ReadonlyMap<string, ContentImportSource>;
  readonly externalPages: ReadonlyMap<string, ExternalPage>;
  /** Default: an active source whose pages come by requests. */
  createContentImportSource(source: NewContentImportSource): ContentImportSource;
  /** @throws {ApiError} 404 */
  existingContentImportSource(id: string): ContentImportSource;
  /** @throws {ApiError} 404; 400 for a change from or to `api`, or of the URL of any other source */
  updateContentImportSource(id: string, patch: Partial<SourceFields>): ContentImportSource;
  /** Its pages go with it. @throws {ApiError} 404 */
  deleteContentImportSource(id: string): ContentImportSource;
  /** Takes an audience from all sources. */
  forgetAudience(id: number): void;
  /**
   * Creates a page, or updates the one with that external id at the source.
   * @throws {ApiError} 404 without the source
   */
  putExternalPage(page: NewExternalPage): ExternalPage;
  /** @throws {ApiError} 404 */
  existingExternalPage(id: string): ExternalPage;
  /** @throws {ApiError} 404; 400 where the page was imported */
  updateExternalPage(id: string, patch: ExternalPagePatch): ExternalPage;
  /** @throws {ApiError} 404 */
  deleteExternalPage(id: string): ExternalPage;
}

export function aiContentState({ storage, numericId, stamp }: Base): AiContentState {
  const sources = storage.map<ContentImportSource>("content import sources");
  const pages = storage.map<ExternalPage>("external pages");
  const found = <T>(record: T | undefined): T => {
    if (record === undefined) throw resourceNotFound();
    return record;
  };
  const existingSource = (id: string) => found(sources.get(id));
  const existingPage = (id: string) => found(pages.get(id));
  const rewritePage = (page: ExternalPage, patch: ExternalPagePatch) => {
    const source_id = existingSource(patch.source_id ?? page.source_id).id;
    const changed = { ...page, ...patch, source_id, updated_at: stamp().seconds };
    pages.set(page.id, changed);
    return changed;
  };

  return {
    contentImportSources: sources,
    externalPages: pages,
    existingContentImportSource: existingSource,
    existingExternalPage: existingPage,
    createContentImportSource(input) {
      const { seconds } = stamp();
      const source: ContentImportSource = {
        id: numericId(),
        sync_behavior: input.sync_behavior ?? "api",
        status: input.status ?? "active",
        url: input.url,
        audience_ids: input.audience_ids ?? [],
        last_synced_at: seconds,
        created_at: seconds,
        updated_at: seconds,
      };
      sources.set(source.id, source);
      return source;
    },
    updateContentImportSource(id, patch) {
      const old = existingSource(id);
      const changed = { ...old, ...patch, updated_at: stamp().seconds };
      if ((old.sync_behavior === "api") !== (changed.sync_behavior === "api")) {
        throw parameterInvalid("sync_behavior cannot be changed to or from api", "sync_behavior");
      }
      if (old.sync_behavior !== "api" && changed.url !== old.url) {
        throw parameterInvalid("url can only be changed where sync_behavior is api", "url");
      }
      sources.set(id, changed);
      return changed;
    },
    deleteContentImportSource(id) {
      const source = existingSource(id);
      sources.delete(id);
      for (const page of pages.values()) if (page.source_id === id) pages.delete(page.id);
      return source;
    },
    forgetAudience(id) {
      for (const source of sources.values()) {
        if (!source.audience_ids.includes(id)) continue;
        const audience_ids = source.audience_ids.filter((one) => one !== id);
        sources.set(source.id, { ...source, audience_ids });
      }
    },
    putExternalPage(input) {
      const { source_id, external_id } = input;
      const old = [...pages.values()].find(
        (page) => page.source_id === source_id && page.external_id === external_id,
      );
      if (old !== undefined) return rewritePage(old, input);
      const { seconds } = stamp();
      const page: ExternalPage = {
        url: null,
        ai_agent_availability: false,
        ai_copilot_availability: false,
        ...input,
        id: numericId(),
        source_id: existingSource(source_id).id,
        created_at: seconds,
        updated_at: seconds,
      };
      pages.set(page.id, page);
      return page;
    },
    updateExternalPage(id, patch) {
      const page = existingPage(id);
      if (existingSource(page.source_id).sync_behavior !== "api") {
        throw parameterInvalid("Only pages that were created via the API can be updated");
      }
      return rewritePage(page, patch);
    },
    deleteExternalPage(id) {
      const page = existingPage(id);
      pages.delete(id);
      return page;
    },
  };
}
