/* Draws each figure from the table that stands in it. */
(() => {
  'use strict';

  const root = document.documentElement;
  const figures = [...document.querySelectorAll('figure')].filter(figure => figure.querySelector('canvas'));
  const drawn = new Map();

  const COLOURS = 6;
  const DASHES = [[], [7, 4], [2, 3], [9, 3, 2, 3], [4, 4], [12, 4]];
  const MARKS = ['circle', 'rectRot', 'triangle', 'rect', 'crossRot', 'star'];
  const MARKS_UP_TO = 40;

  /* One for each line; where colours come again, they come with another. */
  const different = (looks, place) => looks[(place + Math.floor(place / COLOURS)) % looks.length];
  const colour = name => getComputedStyle(root).getPropertyValue(name).trim();
  const font = size => ({ family: getComputedStyle(document.body).fontFamily, size });

  /* The cells of the table, row by row: its text, its number (NaN if that is not known), whether there is one. */
  function rows(figure) {
    return [...figure.querySelectorAll('tbody tr')].map(row => [...row.children].map(cell => {
      const data = cell.querySelector('data');
      const number = data ? Number(data.value) : NaN;
      return { text: cell.textContent, number: Number.isFinite(number) ? number : NaN, given: data !== null };
    }));
  }

  /* As many digits as it takes to tell one tick from the next, in the notation that suits the largest of them. */
  function tick(value, ticks) {
    if (value === 0) {
      return '0';
    }
    const step = ticks.length > 1 ? Math.abs(ticks[1].value - ticks[0].value) : Math.abs(value) / 1000;
    const size = Math.max(Math.abs(value), ...ticks.map(each => Math.abs(each.value)));
    const digits = Math.ceil(Math.log10(Math.abs(value) / step) - 1e-9) + 1;
    const large = size >= 1e4 && digits <= 4;
    return new Intl.NumberFormat('en', {
      notation: size < 1e-3 ? 'scientific' : large ? 'compact' : 'standard',
      maximumSignificantDigits: Math.min(Math.max(digits, 1), 15),
    }).format(value).replace('E', 'e');
  }

  /* Of a logarithmic axis, the powers of ten; where these are few, twice and five times as much as well. */
  function keepRound(scale) {
    const round = Math.log10(scale.max / scale.min) < 3 ? [1, 2, 5, 10] : [1, 10];
    const lead = value => value / 10 ** Math.floor(Math.log10(value));
    scale.ticks = scale.ticks.filter(({ value }) => round.some(each => Math.abs(lead(value) - each) < 1e-6));
  }

  /* At most two lines of a width, cut where they must be. */
  function lines(text, width, context) {
    const fits = part => context.measureText(part).width <= width;
    if (fits(text)) {
      return text;
    }
    const words = text.split(/\s+/);
    let count = words.length;
    while (count > 1 && !fits(words.slice(0, count).join(' '))) {
      count--;
    }
    const first = words.slice(0, count).join(' ');
    const rest = words.slice(count).join(' ');
    return rest === '' || !fits(first) ? cut(text, fits) : [first, cut(rest, fits)];
  }

  function cut(text, fits) {
    if (fits(text)) {
      return text;
    }
    const letters = [...text];
    while (letters.length > 1 && !fits(letters.join('') + '…')) {
      letters.pop();
    }
    return letters.join('').trimEnd() + '…';
  }

  const axis = title => ({
    title: { display: title !== '', text: title, color: colour('--quiet'), font: font(13) },
    ticks: { color: colour('--quiet'), font: font(12), maxRotation: 0, autoSkipPadding: 16, padding: 8, includeBounds: false },
    grid: { color: colour('--rule'), drawTicks: false },
    border: { display: false },
  });

  const tooltip = () => ({
    backgroundColor: colour('--ink'),
    titleColor: colour('--paper'),
    bodyColor: colour('--paper'),
    titleFont: font(13),
    bodyFont: font(13),
  });

  /* The value in a column of its own on the right, and the interval as a line with ends. */
  const whiskers = bars => ({
    id: 'whiskers',
    afterDatasetsDraw(chart) {
      const context = chart.ctx;
      context.save();
      context.strokeStyle = context.fillStyle = colour('--ink');
      context.lineWidth = 1.5;
      context.font = Chart.helpers.toFont(font(13)).string;
      context.textBaseline = 'middle';
      context.textAlign = 'right';
      chart.getDatasetMeta(0).data.forEach((bar, place) => {
        const [, value, low, high] = bars[place];
        context.fillText(value.text, chart.width - 2, bar.y);
        if (low && !Number.isNaN(low.number + high.number + value.number)) {
          const from = chart.scales.x.getPixelForValue(low.number);
          const to = chart.scales.x.getPixelForValue(high.number);
          context.beginPath();
          context.moveTo(from, bar.y - 4);
          context.lineTo(from, bar.y + 4);
          context.moveTo(from, bar.y);
          context.lineTo(to, bar.y);
          context.moveTo(to, bar.y - 4);
          context.lineTo(to, bar.y + 4);
          context.stroke();
        }
      });
      context.restore();
    },
  });

  /* A legend takes no room from the lines. */
  const roomForLegend = {
    id: 'roomForLegend',
    afterLayout(chart) {
      chart.canvas.parentElement.style.setProperty('--legend', `${Math.ceil(chart.legend.height)}px`);
    },
  };

  const marker = {
    id: 'marker',
    afterDraw(chart) {
      chart.canvas.dataset.drawn = 'true';
    },
  };

  function barChart(figure, canvas) {
    const bars = rows(figure);
    const ends = bars.flatMap(bar => bar.slice(1).map(cell => cell.number)).filter(Number.isFinite);
    const context = canvas.getContext('2d');
    context.font = Chart.helpers.toFont(font(13)).string;
    const gutter = Math.max(...bars.map(bar => context.measureText(bar[1].text).width));
    canvas.parentElement.style.height = `${bars.length * 36 + (figure.dataset.x ? 64 : 40)}px`;
    const value = axis(figure.dataset.x);
    const label = axis('');
    return {
      type: 'bar',
      data: {
        labels: bars.map(bar => bar[0].text),
        datasets: [{ data: bars.map(bar => bar[1].number), backgroundColor: colour('--bar'), maxBarThickness: 20 }],
      },
      options: {
        indexAxis: 'y',
        layout: { padding: { right: gutter + 12 } },
        scales: {
          x: {
            ...value,
            suggestedMin: Math.min(0, ...ends),
            suggestedMax: Math.max(0, ...ends),
            ticks: {
              ...value.ticks,
              precision: ends.every(Number.isInteger) ? 0 : undefined, // there is no half of what is counted
              callback: (number, place, ticks) => tick(number, ticks),
            },
          },
          y: {
            ...label,
            grid: { display: false },
            ticks: {
              ...label.ticks,
              color: colour('--ink'),
              font: font(13),
              autoSkip: false,
              callback(place) {
                const chart = this.chart;
                chart.ctx.font = Chart.helpers.toFont(font(13)).string;
                return lines(this.getLabelForValue(place), Math.max(72, chart.width * 0.3), chart.ctx);
              },
            },
          },
        },
        plugins: {
          legend: { display: false },
          tooltip: {
            ...tooltip(),
            displayColors: false,
            callbacks: { label: item => said(bars[item.dataIndex], figure.dataset.x) },
          },
        },
      },
      plugins: [whiskers(bars), marker],
    };
  }

  function said([, value, low, high], unit) {
    const interval = low && low.given ? ` [${low.text}, ${high.text}]` : '';
    return `${value.text}${interval} ${unit}`.trim();
  }

  /* From the first to the last place; around a single one, whatever the axis takes. */
  const ends = places => places.length > 1 ? { min: places[0], max: places[places.length - 1] } : {};

  /* Of lines, or of points that no line joins. */
  function lineChart(figure) {
    const table = rows(figure);
    const names = [...figure.querySelectorAll('thead th')].map(head => head.textContent).slice(1);
    const points = figure.dataset.kind === 'points';
    const marks = points || table.length <= MARKS_UP_TO;
    const along = axis(figure.dataset.x);
    const up = axis(figure.dataset.y);
    const logarithmic = figure.dataset.scale === 'logarithmic';
    const logarithmicAlong = figure.dataset.along === 'logarithmic';
    return {
      type: 'line',
      data: {
        datasets: names.map((name, place) => ({
          label: name,
          data: table
            .filter(row => row[place + 1].given)
            .map(row => ({ x: row[0].number, y: row[place + 1].number, text: row[place + 1].text })),
          borderColor: colour(`--line-${place % COLOURS + 1}`),
          backgroundColor: colour(`--line-${place % COLOURS + 1}`),
          borderWidth: 2,
          showLine: !points,
          borderDash: different(DASHES, place),
          pointStyle: different(MARKS, place),
          pointRadius: marks ? 3.5 : 0,
          pointHitRadius: 8,
          clip: 8,
        })),
      },
      options: {
        interaction: { mode: 'nearest', axis: points ? 'xy' : 'x', intersect: false },
        scales: {
          x: {
            ...along,
            type: figure.dataset.along,
            ...(points ? {} : ends(table.map(row => row[0].number))),
            afterBuildTicks: scale => logarithmicAlong && keepRound(scale),
            ticks: {
              ...along.ticks,
              precision: table.every(row => Number.isInteger(row[0].number)) ? 0 : undefined,
              callback: (number, place, ticks) => tick(number, logarithmicAlong ? [] : ticks),
            },
          },
          y: {
            ...up,
            type: figure.dataset.scale,
            afterBuildTicks: scale => logarithmic && keepRound(scale),
            ticks: { ...up.ticks, callback: (number, place, ticks) => tick(number, logarithmic ? [] : ticks) },
          },
        },
        plugins: {
          legend: {
            display: names.length > 1,
            align: 'start',
            labels: {
              color: colour('--ink'),
              font: font(13),
              padding: 16,
              boxHeight: 7,
              usePointStyle: true,
              pointStyle: marks ? undefined : 'line',
              pointStyleWidth: marks ? 10 : 36,
              generateLabels: chart => Chart.defaults.plugins.legend.labels.generateLabels(chart)
                .map(label => marks ? label : { ...label, lineDash: different(DASHES, label.datasetIndex), lineWidth: 2 }),
            },
          },
          tooltip: {
            ...tooltip(),
            usePointStyle: true,
            callbacks: {
              title: items => items.length ? `${figure.dataset.x} ${items[0].raw.x}`.trim() : '',
              label: item => ` ${item.dataset.label}: ${item.raw.text}`,
            },
          },
        },
      },
      plugins: [roomForLegend, marker],
    };
  }

  function draw(figure) {
    const canvas = figure.querySelector('canvas');
    drawn.get(figure)?.destroy();
    figure.classList.add('drawable');
    const chart = figure.dataset.kind === 'bars' ? barChart(figure, canvas) : lineChart(figure);
    Object.assign(chart.options, { animation: false, responsive: true, maintainAspectRatio: false });
    drawn.set(figure, new Chart(canvas, chart));
  }

  function drawAll() {
    figures.forEach(draw);
  }

  figures.forEach(figure => {
    draw(figure);
    figure.querySelector('details').open = false;
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
  addEventListener('beforeprint', () => {
    root.dataset.print = '';
    drawAll();
  });
  addEventListener('afterprint', () => {
    delete root.dataset.print;
    drawAll();
  });
})();
