using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Hosting;

/// <summary>Filters around all calls, in the order of registration, the first outermost.</summary>
public static class GrainCallFilterSiloBuilderExtensions
{
    /// <summary>Around calls at the called grain.</summary>
    public static ISiloBuilder AddIncomingGrainCallFilter(this ISiloBuilder builder, IIncomingGrainCallFilter filter) =>
        builder.ConfigureServices(services => services.AddSingleton(filter));

    /// <inheritdoc cref="AddIncomingGrainCallFilter(ISiloBuilder, IIncomingGrainCallFilter)"/>
    public static ISiloBuilder AddIncomingGrainCallFilter<TImplementation>(this ISiloBuilder builder)
        where TImplementation : class, IIncomingGrainCallFilter =>
        builder.ConfigureServices(services => services.AddSingleton<IIncomingGrainCallFilter, TImplementation>());

    /// <inheritdoc cref="AddIncomingGrainCallFilter(ISiloBuilder, IIncomingGrainCallFilter)"/>
    public static ISiloBuilder AddIncomingGrainCallFilter(this ISiloBuilder builder, IncomingGrainCallFilterDelegate filter) =>
        builder.AddIncomingGrainCallFilter(new Incoming(filter));

    /// <summary>Around calls at their caller.</summary>
    public static ISiloBuilder AddOutgoingGrainCallFilter(this ISiloBuilder builder, IOutgoingGrainCallFilter filter) =>
        builder.ConfigureServices(services => services.AddSingleton(filter));

    /// <inheritdoc cref="AddOutgoingGrainCallFilter(ISiloBuilder, IOutgoingGrainCallFilter)"/>
    public static ISiloBuilder AddOutgoingGrainCallFilter<TImplementation>(this ISiloBuilder builder)
        where TImplementation : class, IOutgoingGrainCallFilter =>
        builder.ConfigureServices(services => services.AddSingleton<IOutgoingGrainCallFilter, TImplementation>());

    /// <inheritdoc cref="AddOutgoingGrainCallFilter(ISiloBuilder, IOutgoingGrainCallFilter)"/>
    public static ISiloBuilder AddOutgoingGrainCallFilter(this ISiloBuilder builder, OutgoingGrainCallFilterDelegate filter) =>
        builder.AddOutgoingGrainCallFilter(new Outgoing(filter));

    private sealed class Incoming(IncomingGrainCallFilterDelegate filter) : IIncomingGrainCallFilter
    {
        public Task Invoke(IIncomingGrainCallContext context) => filter(context);
    }

    private sealed class Outgoing(OutgoingGrainCallFilterDelegate filter) : IOutgoingGrainCallFilter
    {
        public Task Invoke(IOutgoingGrainCallContext context) => filter(context);
    }
}
