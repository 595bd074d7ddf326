export declare function buildElements(root: string): Promise<boolean>;
