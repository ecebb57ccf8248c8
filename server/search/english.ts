/** Common words of English place names and how the Chinese names spell them. */
const words: Readonly<Record<string, readonly string[]>> = {
  road: ['lu', 'dadao'],
  rd: ['lu', 'dadao'],
  street: ['jie', 'lu', 'dajie'],
  st: ['jie', 'lu'],
  avenue: ['dadao', 'lu'],
  ave: ['dadao', 'lu'],
  east: ['dong'],
  west: ['xi'],
  south: ['nan'],
  north: ['bei'],
  middle: ['zhong'],
  bridge: ['qiao', 'daqiao'],
  river: ['he'],
  lake: ['hu'],
  canal: ['yunhe', 'he'],
  park: ['gongyuan'],
  square: ['guangchang'],
  plaza: ['guangchang'],
  market: ['shichang', 'nongmaoshichang'],
  hospital: ['yiyuan', 'renminyiyuan'],
  school: ['xuexiao', 'xiaoxue', 'zhongxue'],
  university: ['daxue'],
  station: ['zhan', 'chezhan'],
  railway: ['huoche', 'tielu'],
  bus: ['qiche'],
  community: ['shequ'],
  village: ['cun'],
  district: ['qu'],
  toilet: ['gongce', 'gonggongcesuo'],
  site: ['gongdi'],
  museum: ['bowuguan'],
  library: ['tushuguan'],
  stadium: ['tiyuchang'],
};

/** More readings of one query than this are not tried. */
const most = 24;

/**
 * Reads an English query ("Renmin East Road") as the Chinese names are spelled ("renmindonglu", "renmindongdadao").
 * A last word that is still being typed counts for every word it begins ("hailing r").
 * @param query as typed
 * @returns spellings beside the literal one, letters and digits only; none where no word is known
 */
export function englishSpellings(query: string): string[] {
  const typed = query
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  if (typed.length < 2) return [];
  let readings = [''];
  let known = false;
  for (const [i, word] of typed.entries()) {
    const spelled = i === typed.length - 1 ? begun(word) : (words[word] ?? []);
    if (spelled.length > 0) known = true;
    const choices = spelled.length > 0 ? spelled : [word];
    readings = readings.flatMap((reading) => choices.map((choice) => reading + choice)).slice(0, most);
  }
  return known ? [...new Set(readings)] : [];
}

function begun(word: string): readonly string[] {
  if (words[word] !== undefined) return words[word];
  return [...new Set(Object.keys(words).flatMap((known) => (known.startsWith(word) ? words[known]! : [])))];
}
