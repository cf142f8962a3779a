// Names the figures of a month, in all charts at once: the one that is pointed at, or that the arrow keys go to. The table has them all without this script.

const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -12, PageUp: 12, Home: -Infinity, End: Infinity };
const [top, bottom, width] = [42, 176, 360];

for (const figure of document.querySelectorAll('[data-trends]')) {
  start(figure);
}

function start(figure) {
  // The table begins with the latest.
  const months = [...document.querySelectorAll('[data-months] tbody tr')].reverse().map((row) => [...row.cells].map((cell) => cell.textContent.trim()));
  const charts = [...figure.querySelectorAll('.panel')].map((svg, i) => chart(svg, months.map((cells) => `${cells[0]}: ${cells[i + 1]}`)));
  if (months.length === 0) {
    return;
  }

  let here = months.length - 1;
  const choose = (month) => {
    here = Math.max(0, Math.min(months.length - 1, month));
    charts.forEach((c) => c.show(here));
  };
  const leave = () => {
    if (!figure.contains(document.activeElement)) {
      charts.forEach((c) => c.hide());
    }
  };
  for (const { svg, monthAt } of charts) {
    for (const event of ['pointermove', 'pointerdown']) {
      svg.addEventListener(event, ({ clientX }) => choose(monthAt(clientX)));
    }
    svg.addEventListener('pointerleave', leave);
    svg.addEventListener('focus', () => choose(here));
    svg.addEventListener('blur', () => setTimeout(leave));
    svg.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        charts.forEach((c) => c.hide());
      } else if (event.key in steps) {
        event.preventDefault();
        choose(here + steps[event.key]);
      }
    });
  }
  figure.querySelector('[data-hint]').hidden = false;
}

// One of the charts, as a slider over its months.
function chart(svg, words) {
  const [first, last] = [Number(svg.dataset.first), Number(svg.dataset.last)];
  const most = words.length - 1;
  const at = (month) => most === 0 ? last : first + ((last - first) * month) / most;
  const line = draw('line', { class: 'month', y1: top, y2: bottom });
  const text = draw('text', { class: 'figures', x: width, y: top - 8, 'text-anchor': 'end' });
  for (const [name, value] of Object.entries({ tabindex: 0, role: 'slider', 'aria-label': svg.dataset.name, 'aria-description': svg.getAttribute('aria-label'), 'aria-valuemin': 0, 'aria-valuemax': most })) {
    svg.setAttribute(name, value);
  }

  const tell = (month) => {
    svg.setAttribute('aria-valuenow', month);
    svg.setAttribute('aria-valuetext', words[month]);
  };
  tell(most);
  return {
    svg,
    monthAt: (clientX) => {
      const frame = svg.getBoundingClientRect();
      const x = ((clientX - frame.left) * width) / frame.width;
      return most === 0 ? 0 : Math.round(((x - first) / (last - first)) * most);
    },
    show: (month) => {
      tell(month);
      line.setAttribute('x1', at(month));
      line.setAttribute('x2', at(month));
      text.textContent = words[month];
      svg.append(line, text);
      svg.classList.add('told');
    },
    hide: () => {
      line.remove();
      text.remove();
      svg.classList.remove('told');
    },
  };
}

function draw(name, attributes) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) {
    node.setAttribute(key, value);
  }
  return node;
}
