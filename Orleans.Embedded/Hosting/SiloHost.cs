using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Hosting;

/// <summary>Starts and stops the silo with its host.</summary>
internal sealed class SiloHost : IHostedService
{
    private readonly Stages _stages;

    public SiloHost(Silo silo, IEnumerable<ILifecycleParticipant<ISiloLifecycle>> participants, ILogger<SiloHost> log)
    {
        _stages = new Stages(log);
        _stages.Subscribe<Silo>(ServiceLifecycleStage.BecomeActive, _ =>
        {
            silo.Open();
            return Task.CompletedTask;
        }, silo.Close);
        foreach (var participant in participants)
            participant.Participate(_stages);
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _stages.Start(cancellationToken);
        }
        catch
        {
            // The host does not stop what failed to start, and locks and connections must not outlive the attempt.
            await _stages.Stop(CancellationToken.None);
            throw;
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => _stages.Stop(cancellationToken);
}
