/** A shop whose own functions are the tools: types, constraints and handlers are all taken from here. */

export interface Product {
  readonly id: string;
  readonly name: string;
  readonly price: number;
}

const products: readonly Product[] = [
  { id: "tea-1", name: "green tea", price: 8 },
  { id: "tea-2", name: "black tea", price: 6 },
  { id: "cup-1", name: "tea cup", price: 12 },
];

const carts = new Map<string, number>();

/**
 * Finds products by a word of their name.
 *
 * @tool search_products
 * @readonly
 */
export async function searchProducts(args: {
  /** One word, for example "tea". */
  word: string;
  /**
   * Most products to return.
   * @minimum 1
   * @maximum 20
   */
  limit?: number;
}): Promise<Product[]> {
  return products.filter(({ name }) => name.includes(args.word)).slice(0, args.limit ?? 20);
}

/**
 * Puts a product into a cart.
 *
 * @tool add_to_cart
 * @key cart
 * @timeout 5000
 */
export function addToCart(args: {
  cart: string;
  /** Id of a product. */
  product: string;
  /** @minimum 1 */
  quantity: number;
}): { items: number } {
  if (!products.some(({ id }) => id === args.product)) throw new Error(`There is no product '${args.product}'.`);
  const items = (carts.get(args.cart) ?? 0) + args.quantity;
  carts.set(args.cart, items);
  return { items };
}
