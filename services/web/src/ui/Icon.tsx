const shapes = {
  back: "M15 5l-7 7 7 7",
  forward: "M9 5l7 7-7 7",
  down: "M12 5v14M6 13l6 6 6-6",
  close: "M6 6l12 12M18 6L6 18",
  send: "M12 19V6M6 11l6-6 6 6",
  stop: "M7.5 7.5h9v9h-9z",
  plus: "M12 5v14M5 12h14",
  cards: "M4.5 7.5l8-2.2 3.2 11.6-8 2.2zM14.5 5.2h5v13h-2.6",
  home: "M4.5 11L12 4.5l7.5 6.5M6.5 9.5v10h11v-10",
  book: "M5 5.5h6a1.5 1.5 0 0 1 1 .5 1.500 1.500 0 0 1 1-.5h6v13h-6a1.500 1.500 0 0 0-1 .5 1.500 1.500 0 0 0-1-.5H5zM12 6v13",
  talks: "M5 6h14v9.500h-8L7 19v-3.500H5z",
  settings: "M5 8h8M17 8h2M5 16h2M11 16h8M15 5.800v4.400M9 13.800v4.400",
  seal: "M12 3.500l6.500 2.500v5.500c0 4-2.700 7-6.500 8.800-3.800-1.800-6.500-4.800-6.500-8.800V6zM9 12l2.200 2.200L15 10",
  dice: "M5 5h14v14H5zM9 9h.01M15 15h.01M15 9h.01M9 15h.01",
  grid: "M5 5h5v5H5zM14 5h5v5h-5zM5 14h5v5H5zM14 14h5v5h-5z",
  fan: "M12 20L4 8M12 20L9 5.500M12 20l3-14.500M12 20l8-12",
  phone:
    "M7 4.500l3 4-1.600 2.200a11 11 0 0 0 4.900 4.900L15.500 14l4 3-1.500 3C11 19.500 4.500 13 4 6z",
  pen: "M5 19l1-4L16 5l3 3L9 18zM14 7l3 3",
  bin: "M5 7h14M9 7V5h6v2M7 7l1 12.500h8L17 7",
  search: "M11 5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15.500 15.500L20 20",
  person:
    "M12 11.500a3.700 3.700 0 1 0 0-7.400 3.700 3.700 0 0 0 0 7.400zM4.500 20c.6-4 3.500-6 7.500-6s6.900 2 7.500 6",
  picture:
    "M4.500 6.500h15v12h-15zM4.500 16l4.500-4.500 3.500 3.500 2.500-2.500 4.500 4.500M15.500 9.800h.01",
  save: "M12 4.500v10.500M7.500 11l4.500 4.500 4.500-4.500M5 19.500h14",
  veil: "M3.500 10.500c2.300 3.500 5.100 5.200 8.500 5.200s6.200-1.700 8.500-5.200M6 14.200l-1.600 2.600M12 15.700v3.100M18 14.200l1.600 2.600",
  side: "M4.500 6h15v12h-15zM10 6v12",
  people:
    "M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3.500 19c.4-3.300 2.600-5 5.500-5s5.100 1.700 5.500 5M15.500 5.300a3 3 0 0 1 0 5.500M17 14.300c2 .7 3.200 2.300 3.500 4.700",
} as const;

export type IconName = keyof typeof shapes;

/** A drawing beside words; it says nothing by itself. */
export function Icon({ name, size = 22 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.7}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={shapes[name]} />
    </svg>
  );
}
