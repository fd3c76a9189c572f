using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Hosting;

/// <summary>Starts and stops the silo with its host.</summary>
internal sealed class SiloHost : IHostedService
{
    private readonly Stages _stages;
    private Task? _stopped;
    private object? _gate;

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
            await StopAsync(CancellationToken.None);
            throw;
        }
    }

    /// <summary>Once: a host may be stopped by its signal and by its owner.</summary>
    public Task StopAsync(CancellationToken cancellationToken) =>
        LazyInitializer.EnsureInitialized(ref _stopped, ref _gate, () => _stages.Stop(cancellationToken));
}
