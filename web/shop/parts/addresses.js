// The storefront's addresses, all in one place.

export const productAddress = (id) => `/p/${encodeURIComponent(id)}`;

/** A search's address; its parameters are the API's own. */
export function searchAddress(parameters) {
  const query = new URLSearchParams(parameters);
  return `/?${query}`;
}

export const departmentAddress = (name) => searchAddress({ category: name });
