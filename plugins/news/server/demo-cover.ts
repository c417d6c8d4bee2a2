import sharp from 'sharp';

/** A plain drawing in three colours: sky, sun and ground. */
export async function demoCover([sky, sun, ground]: readonly [string, string, string]): Promise<Uint8Array> {
  const hills = [
    `<rect width="1200" height="480" fill="${sky}"/>`,
    `<circle cx="860" cy="180" r="90" fill="${sun}"/>`,
    `<path d="M0 360 L160 300 L300 340 L430 250 L560 330 L720 280 L900 350 L1060 290 L1200 340 V480 H0Z" fill="${ground}" opacity=".45"/>`,
    `<path d="M0 420 H110 V330 L170 280 L230 330 V420 H330 V360 H450 V420 H560 V310 H600 L640 260 L680 310 H720 V420 H1200 V480 H0Z" fill="${ground}"/>`,
  ].join('');
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="480">${hills}</svg>`;
  return sharp(Buffer.from(picture)).webp({ quality: 82 }).toBuffer();
}
