export interface Tag {
  readonly id: string;
  readonly name: string;
}

export interface AppliedTag {
  readonly id: string;
  readonly applied_at: number;
  readonly applied_by: { readonly type: string; readonly id: string };
}
