import { SILENCE_SETS, readSilence } from '/work/main/bench/evidence/data.ts'
import { silenceResult } from '/work/main/bench/evidence/silence.ts'
import { GAP_NORMS } from '/work/main/src/statistics/index.ts'
const folder='/work/shared/data'
const pick=process.argv.slice(2)
for (const set of SILENCE_SETS) {
  if (pick.length && !pick.includes(set.name)) continue
  const s=Date.now()
  const r=silenceResult(set, readSilence(folder,set), {'const M 3.146':GAP_NORMS,'M 2.1':{...GAP_NORMS,m:2.1}})
  console.log(set.name,'rows',r.rows,set.printedRows,'dates',r.dates,'lost',r.lostShare.toFixed(3),'unans',r.unanswered,((Date.now()-s)/1000).toFixed(1)+'s',JSON.stringify(r.fitted))
  for (const [n,f] of r.figures) console.log('  ',n.padEnd(36),f.auc.toFixed(3),f.skill?.toFixed(3),f.ece?.toFixed(3))
}
