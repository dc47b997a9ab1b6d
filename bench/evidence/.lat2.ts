import { readReplies } from './data.ts'
import { gehanZ, quantile, type Observation } from '../../src/statistics/index.ts'
import { createRandom } from '../../src/backtest/random.ts'
const sent=readReplies('/work/shared/data')
function run(key:(e:string)=>string, shuffle:boolean, afterH:number, n:number, f:number, base:number, openShare:number){
  const rnd=createRandom(1)
  const m=new Map<string,any[]>(); for(const s of sent){ if(s.r===null && rnd()>=openShare)continue; const k=key(s.e); if(!m.has(k))m.set(k,[]); m.get(k)!.push(s)}
  const W:any[]=[]
  for(const own of m.values()){ own.sort((a,b)=>a.t<b.t?-1:1); const h=own.map(({t,r}:any)=>r===null?Infinity:(Date.parse(r)-Date.parse(t))/36e5); const t=own.map((o:any)=>Date.parse(o.t)/36e5)
    for(let rep=0;rep<(shuffle?3:1);rep++){ if(shuffle) for(let i=h.length-1;i>0;i--){const j=Math.floor(rnd()*(i+1));[h[i],h[j]]=[h[j]!,h[i]!]}
    for(let i=base;i+n<=h.length;i+=n){const asOf=t[i+n-1]!+afterH; const mk=(from:number,to:number)=>Array.from({length:to-from},(_,k)=>({h:h[from+k]!,age:Math.min(720,asOf-t[from+k]!)})); W.push([mk(i,i+n),mk(Math.max(0,i-40),i)])}}}
  const ob=({h,age}:any,k:number):Observation=>{const v=h*k; return v>=age?{value:age,censored:true}:{value:v,censored:false}}
  const ans=(o:Observation[])=>o.filter(x=>!x.censored)
  const P=(t:(a:Observation[],b:Observation[])=>number)=>{const q=W.map(([a,b])=>t(a.map((r:any)=>ob(r,1)),b.map((r:any)=>ob(r,1)))); const s=W.map(([a,b])=>t(a.map((r:any)=>ob(r,f)),b.map((r:any)=>ob(r,1)))); const mk=quantile(q,.95); return (s.filter(z=>z>mk).length/s.length).toFixed(2)}
  return [W.length,P(gehanZ),P((a,b)=>gehanZ(ans(a),ans(b)))].join(' ')
}
for (const [kn,key] of [['pair',(e:string)=>e],['replier',(e:string)=>e.split('>')[1]!]] as const) for (const sh of [false,true]) for (const after of [1,24,72,168]) for(const base of [10,20]) for (const os of [0,.05]) { const o=[5,8,12].map(n=>run(key,sh,after,n,5,base,os)).join(' | '); console.log(kn,sh?'shuf':'true',after,'base',base,'open',os,':',o) }
