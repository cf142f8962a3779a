// The map names what is pointed at and goes through time. Without this script its picture, its legend and its table are all there.
// It begins when the figure has been read, not the page: whatever stands after the figure is looked up when it is needed.

const reach = 9;
const nearest = 12;

for (const figure of document.querySelectorAll('[data-map]')) {
  start(figure);
}

function start(figure) {
  const svg = figure.querySelector('.usmap');
  const layers = [...svg.querySelectorAll('.map-counties path')];
  const asked = fetch(figure.dataset.spells);
  const begin = async () => {
    const answer = await asked;
    if (answer.ok) {
      const map = read(svg, layers, await answer.json());
      paintAs(map, figure.dataset.day);
      pointing(figure, svg, map);
      if (figure.dataset.first) {
        time(figure, svg, layers, map);
      }
      figure.dataset.ready = '';
      outlineAll(map.counties);
    }
  };
  begin();
}

// Each county's part of its category's path, and what the server tells of every place.
function read(svg, layers, told) {
  const parts = new Map();
  for (const layer of layers) {
    const rings = (layer.getAttribute('d') ?? '').split('M');
    let next = 1;
    for (const part of layer.dataset.of.split(' ').filter(Boolean)) {
      const [geoid, count] = part.split('*');
      const last = next + Number(count ?? 1);
      parts.set(geoid, last - next === 1 ? [rings[next]] : rings.slice(next, last));
      next = last;
    }
  }
  const places = Object.entries(told.places).map(([geoid, p]) => ({ geoid, name: p.n, spells: p.s, at: p.at, rings: parts.get(geoid) }));
  return { categories: told.categories, places, counties: places.filter((p) => p.rings), marks: places.filter((p) => p.at) };
}

function pathOf(county) {
  return `M${county.rings.join('M')}`;
}

// Where each county's first ring begins, which is near it; two numbers a county.
function startsOf(map) {
  return map.starts ??= Float32Array.from(map.counties.flatMap(({ rings: [ring] }) => {
    const x = parseInt(ring, 10);
    return [x, parseInt(ring.slice(String(x).length), 10)];
  }));
}

// The nearest beginning is most often the county's that is pointed at, and then no other's outline is asked for.
function countyAt(map, x, y) {
  const starts = startsOf(map);
  const far = map.counties.map((_, i) => (starts[2 * i] - x) ** 2 + (starts[2 * i + 1] - y) ** 2);
  for (let tried = 0; tried < Math.min(nearest, far.length); tried++) {
    let next = 0;
    for (let i = 1; i < far.length; i++) {
      if (far[i] < far[next]) {
        next = i;
      }
    }
    if (holds(map.counties[next], x, y)) {
      return map.counties[next];
    }
    far[next] = Infinity;
  }
  return map.counties.find((c) => holds(c, x, y));
}

// "M12 30l3-4 5 6z" as points, with the box around them and the middle of the largest. Three thousand take a slow phone a third of a second, so each waits until it is wanted.
function outlineOf(county) {
  return county.outline ??= outline(county.rings);
}

function outline(rings) {
  const lines = rings.map((ring) => {
    const numbers = ring.match(/-?\d+/g).map(Number);
    const points = [[numbers[0], numbers[1]]];
    for (let i = 2; i < numbers.length; i += 2) {
      const [x, y] = points.at(-1);
      points.push([x + numbers[i], y + numbers[i + 1]]);
    }
    return points;
  });
  const box = (points) => [Math.min(...points.map((p) => p[0])), Math.min(...points.map((p) => p[1])), Math.max(...points.map((p) => p[0])), Math.max(...points.map((p) => p[1]))];
  const first = box(lines[0]);
  return { lines, box: box(lines.flat()), middle: [(first[0] + first[2]) / 2, (first[1] + first[3]) / 2] };
}

// Or until there is nothing else to do.
function outlineAll(counties, next = 0) {
  window.requestIdleCallback?.((idle) => {
    while (next < counties.length && idle.timeRemaining() > 2) {
      outlineOf(counties[next++]);
    }
    if (next < counties.length) {
      outlineAll(counties, next);
    }
  });
}

function middleOf(place) {
  return place.at ?? outlineOf(place).middle;
}

function paintAs(map, day) {
  for (const place of map.places) {
    place.spell = (place.spells.length > 1 && place.spells.findLast((s) => s[0] <= day)) || place.spells[0];
  }
}

function wordsOf(map, place) {
  const [since, category, facts] = place.spell;
  return `${place.name}: ${map.categories[category]}${since ? `, since ${dayOf(since)}` : ''}${facts ? `. ${facts}` : ''}`;
}

// A browser's own words for days cost a slow phone a tenth of a second before the first.
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

function monthOf(text) {
  const [year, month] = text.split('-');
  return `${months[month - 1]} ${year}`;
}

function dayOf(text) {
  return `${Number(text.slice(8))} ${monthOf(text)}`;
}

function pointing(figure, svg, map) {
  const tip = figure.querySelector('.map-tip');
  const link = document.createElementNS('http://www.w3.org/2000/svg', 'a');
  const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  link.setAttribute('class', 'map-here');
  if (figure.dataset.target) {
    link.setAttribute('target', figure.dataset.target);
  }
  link.append(shape);
  svg.append(link);
  svg.setAttribute('role', 'group');
  const hint = figure.querySelector('[data-hint]');
  if (hint) {
    hint.hidden = false;
  }

  const scale = () => svg.viewBox.baseVal.width / svg.getBoundingClientRect().width;
  const last = map.categories.length - 1;
  const marked = new Set([...svg.querySelectorAll('.map-dots path, .map-squares path')].map((p) => Number(p.dataset.k)));
  let here = null;

  // One stop for the Tab key: the link is always at some county.
  const choose = (place, tell) => {
    here = place;
    const day = figure.dataset.shown ?? figure.dataset.day;
    link.setAttribute('href', `/jurisdictions/${place.geoid}${day === (figure.dataset.today ?? day) ? '' : `?as-of=${day}`}`);
    link.setAttribute('aria-label', wordsOf(map, place));
    shape.setAttribute('d', place.at ? `M${place.at[0] - 5 * scale()} ${place.at[1]}a${5 * scale()} ${5 * scale()} 0 1 0 ${10 * scale()} 0a${5 * scale()} ${5 * scale()} 0 1 0 ${-10 * scale()} 0` : pathOf(place));
    if (tell) {
      show();
    }
  };

  const show = () => {
    tip.textContent = wordsOf(map, here);
    tip.hidden = false;
    shape.classList.add('on');
    // Beside the place, and inside the figure.
    const [x, y] = middleOf(here);
    const room = figure.clientWidth - tip.offsetWidth;
    const across = Math.max(0, Math.min(room, x / scale() - tip.offsetWidth / 2));
    const above = y / scale() - tip.offsetHeight - 14;
    tip.style.left = `${across}px`;
    tip.style.top = `${above < 0 ? y / scale() + 18 : above}px`;
  };
  const hide = () => {
    tip.hidden = true;
    shape.classList.remove('on');
  };

  const find = (event) => {
    const frame = svg.getBoundingClientRect();
    const [x, y] = [(event.clientX - frame.left) * scale(), (event.clientY - frame.top) * scale()];
    const mark = map.marks.filter((m) => marked.has(m.spell[1]))
      .map((m) => ({ m, far: Math.hypot(m.at[0] - x, m.at[1] - y) })).filter((m) => m.far < reach * scale()).sort((a, b) => a.far - b.far)[0];
    return mark?.m ?? countyAt(map, x, y);
  };

  let waiting = null;
  svg.addEventListener('pointermove', (event) => {
    if (event.pointerType === 'touch') {
      return;
    }
    if (!waiting) {
      requestAnimationFrame(() => {
        const place = waiting && find(waiting);
        waiting = null;
        if (place && (place !== here || tip.hidden)) {
          choose(place, true);
        } else if (!place && document.activeElement !== link) {
          hide();
        }
      });
    }
    waiting = event;
  });
  svg.addEventListener('pointerleave', () => {
    waiting = null;
    if (document.activeElement !== link) {
      hide();
    }
  });
  // The first tap names, the second opens.
  svg.addEventListener('click', (event) => {
    const place = find(event);
    if (place && (place !== here || tip.hidden)) {
      event.preventDefault();
      choose(place, true);
    } else if (place && !link.contains(event.target)) {
      link.dispatchEvent(new MouseEvent('click', { cancelable: true }));
    }
  });

  link.addEventListener('focus', show);
  link.addEventListener('blur', hide);
  link.addEventListener('keydown', (event) => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (event.key === 'Escape') {
      hide();
    } else if (way) {
      event.preventDefault();
      const from = middleOf(here);
      const next = map.counties.filter((c) => c !== here).map((c) => {
        const [dx, dy] = [middleOf(c)[0] - from[0], middleOf(c)[1] - from[1]];
        const [along, aside] = [dx * way[0] + dy * way[1], Math.abs(dx * way[1] + dy * way[0])];
        return { c, ahead: along > aside, cost: along + 2 * aside };
      }).filter((c) => c.ahead).sort((a, b) => a.cost - b.cost)[0];
      if (next) {
        choose(next.c, true);
      }
    }
  });

  const first = map.counties.find((c) => c.spell[1] !== last) ?? map.counties[0];
  if (first) {
    choose(first, false);
  }
  figure.addEventListener('map-day', () => {
    if (here) {
      choose(here, !tip.hidden);
    }
  });
}

// Even-odd over all rings: a hole switches back.
function holds(county, x, y) {
  const { box, lines } = outlineOf(county);
  if (x < box[0] || x > box[2] || y < box[1] || y > box[3]) {
    return false;
  }
  let inside = false;
  for (const line of lines) {
    for (let i = 0, j = line.length - 1; i < line.length; j = i++) {
      const [[ax, ay], [bx, by]] = [line[i], line[j]];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) {
        inside = !inside;
      }
    }
  }
  return inside;
}

function time(figure, svg, layers, map) {
  const bar = figure.querySelector('.map-time');
  const [range, output, play, page] = [bar.querySelector('input'), bar.querySelector('output'), bar.querySelector('button'), bar.querySelector('a')];
  const [firstYear, firstMonth] = figure.dataset.first.split('-').map(Number);
  const { today, day } = figure.dataset;
  const since = ([year, month]) => (year - firstYear) * 12 + month - firstMonth;
  const most = since(today.split('-').map(Number));
  if (most < 1) {
    return;
  }

  range.max = most;
  range.value = Math.max(0, Math.min(most, since(day.split('-').map(Number))));
  bar.hidden = false;
  const lastDayOf = (index) => index >= most ? today : new Date(Date.UTC(firstYear, firstMonth + index, 0)).toISOString().slice(0, 10);
  const tell = (text) => {
    output.textContent = text === today ? `Today, ${monthOf(text)}` : monthOf(text);
    range.setAttribute('aria-valuetext', output.textContent);
    page.href = text === today ? figure.dataset.page : `${figure.dataset.page}${figure.dataset.page.includes('?') ? '&' : '?'}as-of=${text}`;
  };

  const go = () => {
    const text = lastDayOf(Number(range.value));
    paintAs(map, text);
    figure.dataset.shown = text;
    colour(svg, layers, map);
    count([...document.querySelectorAll('.map-legend tbody tr')], map);
    const caption = document.querySelector('.map-legend caption');
    if (caption) {
      caption.textContent = caption.textContent.replace(/^[^.]*/, monthOf(text));
    }
    tell(text);
    figure.dispatchEvent(new Event('map-day'));
  };

  tell(day);
  range.addEventListener('input', go);

  // Whoever wants no motion has the slider.
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
    play.hidden = true;
    return;
  }
  let clock = null;
  const stop = () => {
    clearInterval(clock);
    clock = null;
    play.textContent = 'Play';
  };
  range.addEventListener('pointerdown', stop);
  range.addEventListener('keydown', stop);
  play.addEventListener('click', () => {
    if (clock) {
      stop();
      return;
    }
    if (Number(range.value) >= most) {
      range.value = 0;
    }
    play.textContent = 'Pause';
    clock = setInterval(() => {
      range.value = Number(range.value) + 1;
      go();
      if (Number(range.value) >= most) {
        stop();
      }
    }, 250);
  });
}

function colour(svg, layers, map) {
  const areas = layers.map(() => []);
  const dots = map.categories.map(() => []);
  const squares = map.categories.map(() => []);
  for (const place of map.places) {
    if (place.rings) {
      areas[place.spell[1]].push(pathOf(place));
    } else if (place.at) {
      (place.geoid.length === 2 ? squares : dots)[place.spell[1]].push(`M${place.at[0]} ${place.at[1]}h.01`);
    }
  }
  layers.forEach((layer, k) => layer.setAttribute('d', areas[k].join('')));
  for (const [name, marks] of [['dots', dots], ['squares', squares]]) {
    svg.querySelectorAll(`.map-${name} path`).forEach((path) => path.setAttribute('d', marks[Number(path.dataset.k)].join('')));
  }
}

function count(rows, map) {
  const counts = rows.map(() => [0, 0, 0]);
  for (const place of map.places) {
    counts[place.spell[1]][place.geoid.length === 5 ? 0 : place.geoid.length === 2 ? 2 : 1]++;
  }
  rows.forEach((row, k) => {
    row.hidden = counts[k].every((n) => n === 0);
    row.querySelectorAll('td').forEach((cell, i) => { cell.textContent = counts[k][i].toLocaleString('en-US'); });
  });
}
