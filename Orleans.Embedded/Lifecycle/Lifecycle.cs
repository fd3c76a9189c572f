namespace Orleans
{
    /// <summary>Something whose stages can be observed.</summary>
    public interface ILifecycleObservable
    {
        /// <summary>Starts run in ascending order of stage, those of one stage at once; stops in descending order.</summary>
        IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer);
    }

    /// <summary>Takes part in one stage.</summary>
    public interface ILifecycleObserver
    {
        /// <summary>The stage begins; a failure fails the whole.</summary>
        Task OnStart(CancellationToken cancellationToken = default);

        /// <summary>The stage ends; a failure is logged.</summary>
        Task OnStop(CancellationToken cancellationToken = default);
    }

    /// <summary>A service that subscribes itself.</summary>
    public interface ILifecycleParticipant<TLifecycleObservable> where TLifecycleObservable : ILifecycleObservable
    {
        /// <summary>Subscribe here.</summary>
        void Participate(TLifecycleObservable lifecycle);
    }

    /// <summary>The stages of a silo.</summary>
    public static class ServiceLifecycleStage
    {
        /// <summary>The first.</summary>
        public const int First = int.MinValue;

        /// <summary>The runtime's own foundations.</summary>
        public const int RuntimeInitialize = 2000;

        /// <summary>The runtime's services.</summary>
        public const int RuntimeServices = 4000;

        /// <summary>The runtime's storage.</summary>
        public const int RuntimeStorageServices = 6000;

        /// <summary>The runtime's grain services: the reminder table.</summary>
        public const int RuntimeGrainServices = 8000;

        /// <summary>The application's services: grain storage.</summary>
        public const int ApplicationServices = 10000;

        /// <summary>The last before calls are served.</summary>
        public const int BecomeActive = 19999;

        /// <summary>Calls are served: reminders and startup tasks start.</summary>
        public const int Active = 20000;

        /// <summary>The last.</summary>
        public const int Last = int.MaxValue;
    }
}

namespace Orleans.Runtime
{
    /// <summary>The stages of a silo's life, <see cref="ServiceLifecycleStage"/>.</summary>
    public interface ISiloLifecycle : ILifecycleObservable
    {
        /// <summary>How far the start has come.</summary>
        int HighestCompletedStage { get; }

        /// <summary>How far the stop has come.</summary>
        int LowestStoppedStage { get; }
    }

    /// <summary>The stages of an activation's life, <see cref="GrainLifecycleStage"/>.</summary>
    public interface IGrainLifecycle : ILifecycleObservable;

    /// <summary>The stages of an activation.</summary>
    public static class GrainLifecycleStage
    {
        /// <summary>The first.</summary>
        public const int First = int.MinValue;

        /// <summary>Persistent states are read.</summary>
        public const int SetupState = 1000;

        /// <summary>The last before <see cref="IGrainBase.OnActivateAsync"/>.</summary>
        public const int Activate = 2000;

        /// <summary>The last.</summary>
        public const int Last = int.MaxValue;
    }

    /// <summary>Work to do once, while the host starts, when grains can be called; a failure stops the start.</summary>
    public interface IStartupTask
    {
        /// <summary>Does the work.</summary>
        Task Execute(CancellationToken cancellationToken);
    }
}
