/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#include "lemon-flow.h"

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <chrono>
#include <cstdlib>
#include <vector>

typedef lemon::SmartDigraph Graph;

/* The least cost; @seconds is the time of NetworkSimplex::run() alone. Ends the program when LEMON finds no solution, for there always is one. */
long long
lemon_transport (const LemonTransport *problem,
                 double               *seconds)
{
  Graph graph;
  Graph::ArcMap<long long> cost (graph), capacity (graph);
  Graph::NodeMap<long long> supply (graph);
  std::vector<Graph::Node> lots;
  const Graph::Node sink = graph.addNode ();
  long long all = 0;

  for (unsigned i = 0; i < problem->n_lots; i++)
    {
      lots.push_back (graph.addNode ());
      const Graph::Arc arc = graph.addArc (lots[i], sink);
      capacity[arc] = problem->bays[i];
    }
  for (unsigned g = 0; g < problem->n_groups; g++)
    {
      const Graph::Node node = graph.addNode ();
      const Graph::Arc left = graph.addArc (node, sink);

      supply[node] = problem->n[g];
      all += problem->n[g];
      cost[left] = problem->left_over[g];
      capacity[left] = problem->n[g];
      for (unsigned i = 0; i < problem->n_lots; i++)
        if (problem->costs[g][i] >= 0)
          {
            const Graph::Arc arc = graph.addArc (node, lots[i]);

            cost[arc] = problem->costs[g][i];
            capacity[arc] = problem->n[g];
          }
    }
  supply[sink] = -all;

  lemon::NetworkSimplex<Graph, long long, long long> simplex (graph);
  simplex.costMap (cost).upperMap (capacity).supplyMap (supply);
  const auto start = std::chrono::steady_clock::now ();
  if (simplex.run () != simplex.OPTIMAL)
    std::abort ();
  *seconds = std::chrono::duration<double> (std::chrono::steady_clock::now () - start).count ();
  return simplex.totalCost<long long> ();
}
