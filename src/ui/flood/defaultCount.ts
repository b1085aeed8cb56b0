/** How many connections are held where nobody says a number. */
export const defaultCount = 100;
