/**
 * A small standard library: the global types that data declarations use, without the hundreds of kilobytes of method signatures that
 * the compiler would parse on each run. Where a file needs more (an inferred return type, a package's types), the reader starts again
 * with the project's full libraries, so this text only decides how fast the usual case is.
 *
 * Classes are here to be recognised and refused by name, with all their members that are data, for a conditional type may ask for them;
 * and with so many methods that none passes for another (a string is no read-only array). `library-use.ts` knows when a program asks for
 * more.
 */
export const libraryName = "/pt-gen-library.d.ts";

/** The name of a member that stands for all that are left out: who comes upon it (`keyof string[]`) asks for more than is here. */
export const andMore = "pt-gen: and more";

export const libraryText = `
interface Array<T> { "${andMore}"(): void; length: number; push(...items: T[]): number; join(by?: string): string; indexOf(item: T): number; slice(): T[]; [n: number]: T; }
interface ReadonlyArray<T> { "${andMore}"(): void; readonly length: number; join(by?: string): string; indexOf(item: T): number; slice(): T[]; readonly [n: number]: T; }
interface ConcatArray<T> { readonly length: number; readonly [n: number]: T; }
interface TemplateStringsArray extends ReadonlyArray<string> { readonly raw: readonly string[]; }
interface Object { constructor: Function; }
interface Function { readonly length: number; name: string; apply(self: any, args?: any): any; bind(self: any, ...args: any[]): any; }
interface CallableFunction extends Function {}
interface NewableFunction extends Function {}
interface IArguments { [index: number]: any; length: number; callee: Function; }
interface String { "${andMore}"(): void; readonly length: number; readonly [index: number]: string; charAt(pos: number): string; }
interface Number { "${andMore}"(): void; toFixed(digits?: number): string; }
interface Boolean { "${andMore}"(): void; valueOf(): boolean; }
interface Symbol { readonly description: string | undefined; valueOf(): symbol; }
interface BigInt { valueOf(): bigint; }
interface RegExp { readonly source: string; readonly flags: string; readonly global: boolean; readonly ignoreCase: boolean; readonly multiline: boolean; lastIndex: number; readonly sticky: boolean; readonly unicode: boolean; readonly dotAll: boolean; readonly hasIndices: boolean; exec(text: string): unknown; }
interface Date { getTime(): number; }
interface Error { name: string; message: string; stack?: string; cause?: unknown; }
interface PropertyDescriptor { value?: any; }
interface PropertyDescriptorMap { [key: PropertyKey]: PropertyDescriptor; }
interface ThisType<T> {}
interface PromiseLike<T> { then(done: (value: T) => unknown): unknown; }
interface Promise<T> { then(done: (value: T) => unknown): Promise<T>; }
interface Map<K, V> { readonly size: number; get(key: K): V | undefined; }
interface ReadonlyMap<K, V> { readonly size: number; get(key: K): V | undefined; }
interface WeakMap<K, V> { get(key: K): V | undefined; }
interface Set<T> { readonly size: number; has(value: T): boolean; }
interface ReadonlySet<T> { readonly size: number; has(value: T): boolean; }
interface WeakSet<T> { has(value: T): boolean; }
interface ArrayBuffer { readonly byteLength: number; slice(begin?: number): ArrayBuffer; }
interface SharedArrayBuffer { readonly byteLength: number; slice(begin?: number): SharedArrayBuffer; }
interface DataView { getInt8(at: number): number; }
interface Int8Array { readonly length: number; readonly buffer: ArrayBuffer; readonly byteLength: number; readonly byteOffset: number; at(index: number): number; }
interface Uint8Array<T = ArrayBuffer> { readonly length: number; readonly buffer: T; readonly byteLength: number; readonly byteOffset: number; at(index: number): number; }
interface Uint8ClampedArray { readonly buffer: ArrayBuffer; readonly byteLength: number; readonly byteOffset: number; at(index: number): number; }
interface Int16Array { readonly length: number; readonly buffer: ArrayBuffer; readonly byteLength: number; readonly byteOffset: number; at(index: number): number; }
interface Uint16Array { readonly buffer: ArrayBuffer; readonly byteLength: number; readonly byteOffset: number; at(index: number): number; }
interface Int32Array { readonly length: number; readonly buffer: ArrayBuffer; readonly byteLength: number; readonly byteOffset: number; at(index: number): number; }
interface Uint32Array { readonly buffer: ArrayBuffer; readonly byteLength: number; readonly byteOffset: number; at(index: number): number; }
interface Float32Array { readonly length: number; readonly buffer: ArrayBuffer; readonly byteLength: number; readonly byteOffset: number; at(index: number): number; }
interface Float64Array { readonly length: number; readonly buffer: ArrayBuffer; readonly byteLength: number; readonly byteOffset: number; at(index: number): number; }
interface BigInt64Array { readonly length: number; readonly buffer: ArrayBuffer; readonly byteLength: number; readonly byteOffset: number; at(index: number): bigint; }
interface BigUint64Array { readonly buffer: ArrayBuffer; readonly byteLength: number; readonly byteOffset: number; at(index: number): bigint; }
interface Iterator<T, R = any, N = any> { next(value?: N): { done?: boolean; value: T | R }; }
interface Iterable<T> { iterate(): Iterator<T>; }
interface AsyncIterable<T> { iterate(): Iterator<T>; }
interface Generator<T = unknown, R = any, N = any> { next(value: N): { done?: boolean; value: T | R }; }
interface AsyncGenerator<T = unknown, R = any, N = any> { next(value: N): Promise<{ done?: boolean; value: T | R }>; }
interface URL { href: string; readonly origin: string; protocol: string; username: string; password: string; host: string; hostname: string; port: string; pathname: string; search: string; readonly searchParams: URLSearchParams; hash: string; toString(): string; }
interface URLSearchParams { readonly size: number; get(name: string): string | null; }
interface Blob { readonly size: number; readonly type: string; text(): Promise<string>; }
interface File extends Blob { readonly name: string; }
interface FormData { get(name: string): unknown; }
interface AbortSignal { readonly aborted: boolean; readonly reason: any; throwIfAborted(): void; }
declare var Date: { new (): Date };
declare var Symbol: { readonly iterator: unique symbol; (description?: string): symbol };
declare const undefined: undefined;
type PropertyKey = string | number | symbol;
type Partial<T> = { [P in keyof T]?: T[P] };
type Required<T> = { [P in keyof T]-?: T[P] };
type Readonly<T> = { readonly [P in keyof T]: T[P] };
type Pick<T, K extends keyof T> = { [P in K]: T[P] };
type Record<K extends keyof any, T> = { [P in K]: T };
type Exclude<T, U> = T extends U ? never : T;
type Extract<T, U> = T extends U ? T : never;
type Omit<T, K extends keyof any> = Pick<T, Exclude<keyof T, K>>;
type NonNullable<T> = T & {};
type Parameters<T extends (...args: any) => any> = T extends (...args: infer P) => any ? P : never;
type ConstructorParameters<T extends abstract new (...args: any) => any> = T extends abstract new (...args: infer P) => any ? P : never;
type ReturnType<T extends (...args: any) => any> = T extends (...args: any) => infer R ? R : any;
type InstanceType<T extends abstract new (...args: any) => any> = T extends abstract new (...args: any) => infer R ? R : any;
type ThisParameterType<T> = T extends (this: infer U, ...args: never) => any ? U : unknown;
type OmitThisParameter<T> = unknown extends ThisParameterType<T> ? T : T extends (...args: infer A) => infer R ? (...args: A) => R : T;
type Awaited<T> = T extends null | undefined ? T
  : T extends object & { then(onfulfilled: infer F, ...args: infer _): any }
    ? F extends (value: infer V, ...args: infer _) => any ? Awaited<V> : never
    : T;
type NoInfer<T> = intrinsic;
type Uppercase<S extends string> = intrinsic;
type Lowercase<S extends string> = intrinsic;
type Capitalize<S extends string> = intrinsic;
type Uncapitalize<S extends string> = intrinsic;
`;
