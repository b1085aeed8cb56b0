# Holds the connections of a flood: see perlProgram.ts. It hears and says, one JSON object a line, what
# messages.ts tells, and counts and waits as program/heldConnections.ts, caution.ts and permission.ts do.
# Its argument: after so many seconds without a word from its host it ends; without one, never.
use strict;
use warnings;
use Errno qw(EAGAIN EINPROGRESS EINTR EPIPE ETIMEDOUT);
use Fcntl;
use Socket qw(:DEFAULT inet_pton pack_sockaddr_in6);

my ($silent_seconds) = @ARGV;
my $at_once_in_peace = 500;
my ($connect_seconds, $lasting_seconds) = (5, 1);
my ($first_pause, $longest_pause) = (0.05, 2);
my ($together_seconds, $report_seconds) = (0.1, 0.05);
# The clock that it reads goes on by so much.
my $tick = 0.01;

# By this name whoever looks at the processes knows it for ours.
$0 = 'live-labs-flood';
$| = 1;
$SIG{PIPE} = 'IGNORE';
# Ctrl-C in a terminal is for the host, which knows what to say before it lets go; and whoever stops the
# host by Ctrl-Z must not stop what ends in time.
$SIG{INT} = $SIG{TSTP} = 'IGNORE';
my $is_terminated = 0;
$SIG{TERM} = sub { $is_terminated = 1 };

my ($family, $address, $request, $end_at);
my ($count, $replacing) = (0, 1);
# Connections by their descriptor: on their way, open and silent, and with their bytes sent.
my (%opening, %waiting, %held);
# Those of which select is to tell: bits by descriptor.
my ($readers, $writers) = ('', '');
my ($started, $opened, $dropped, $replaced) = (0, 0, 0, 0);
# Of those that opened, the first so many may send; whether the host is asked, and when it must be.
my ($allowed, $is_asked, $ask_at) = (0, 0, undef);
# How many were dropped and will be replaced, and how many places stay empty.
my ($owed, $vacant) = (0, 0);
my (%failed, %broken);
# After trouble: how long it pauses, until when, and which connection shows that it may go on.
my ($pause, $again_at, $watched) = (0, 0);
# How many were dropped right after they opened, in the second that began then.
my ($short_lived, $short_since) = (0, 0);
my ($input, $silence, $told, $told_at, $was_full) = ('', 0, '', 0, 0);

# The system's clock may be set; this one only goes on. It is opened before descriptors run short.
my ($uptime, $now);
if (!open $uptime, '<', '/proc/uptime') {
  print "{\"is\":\"error\",\"why\":\"/proc/uptime: $!\"}\n";
  exit 1;
}

sub look_at_clock {
  seek $uptime, 0, 0;
  $now = (split ' ', <$uptime>)[0];
}

# How many files it may have open, of which each connection is one.
sub files {
  open my $limits, '<', '/proc/self/limits' or return '';
  return join '', map { /^Max open files\s+(\d+)/ ? ",\"files\":$1" : () } <$limits>;
}

sub least {
  my ($one, $other) = @_;
  return $one < $other ? $one : $other;
}

sub code_of {
  local $! = my $number = shift;
  my ($name) = grep { $!{$_} } keys %!;
  return $name || "E$number";
}

sub json_of {
  my %numbers = @_;
  return '{' . join(',', map { "\"$_\":$numbers{$_}" } sort keys %numbers) . '}';
}

sub counts {
  return json_of(
    held => scalar(keys %held),
    dropped => $dropped,
    replaced => $replaced,
    failed => json_of(%failed),
    broken => json_of(%broken),
    stuck => $now < $again_at ? 'true' : 'false',
  );
}

# Whoever stands still and reads nothing must not keep it from watching the time.
sub can_utter {
  vec(my $output = '', fileno STDOUT, 1) = 1;
  return select(undef, $output, undef, 0) > 0;
}

# Where nobody hears it nothing is held any longer.
sub utter {
  print "$_[0]\n" or finish();
}

# Tells how it stands not too often, but at once when all is held. Gives when it has more to tell.
sub report {
  my $is_full = keys(%held) >= $count;
  my $is_news = $is_full && !$was_full;
  $was_full = $is_full;
  return $told_at + $report_seconds if !$is_news && $now < $told_at + $report_seconds;
  my $counts = counts();
  return undef if $counts eq $told;
  return $now + $report_seconds if !can_utter();
  utter("{\"is\":\"counts\",\"counts\":$counts}");
  ($told, $told_at) = ($counts, $now);
  return undef;
}

# Forgets a connection that is on its way or open.
sub forget {
  my $key = fileno shift->{socket};
  delete $_->{$key} for \%opening, \%waiting, \%held;
  vec($readers, $key, 1) = 0;
  vec($writers, $key, 1) = 0;
}

# Closes it with a reset, so that nothing lingers.
sub reset_of {
  my $one = shift;
  forget($one);
  $one->{is_open} = 0;
  setsockopt($one->{socket}, SOL_SOCKET, SO_LINGER, pack('ii', 1, 0));
  close $one->{socket};
}

# Without a reason it ends without a word.
sub finish {
  my ($why, $code) = @_;
  reset_of($_) for values %opening, values %waiting, values %held;
  exit 1 if !$why;
  print "{\"is\":\"ended\",\"why\":\"$why\",\"counts\":" . counts() . "}\n";
  exit($code || 0);
}

sub alive {
  return keys(%opening) + keys(%waiting) + keys(%held);
}

sub missing {
  my $number = $count - alive();
  return $number > 0 ? $number : 0;
}

sub trouble {
  return if $now < $again_at;
  $pause = $pause == 0 ? $first_pause : least(2 * $pause, $longest_pause);
  $again_at = $now + $pause;
}

sub failed_with {
  my $number = shift;
  $failed{code_of($number)}++;
  trouble();
}

# One that is dropped at once is trouble, unless most stay.
sub short_lived {
  ($short_lived, $short_since) = (0, $now) if $now - $short_since > $lasting_seconds;
  $short_lived++;
  trouble() if $pause > 0 || 2 * $short_lived > alive();
}

sub opened {
  my $one = shift;
  my $key = fileno $one->{socket};
  $waiting{$key} = $one;
  vec($readers, $key, 1) = 1;
  $opened++;
  $one->{is_open} = 1;
  $one->{number} = $opened;
  $one->{since} = $now;
  if ($pause > 0 && $now >= $again_at) {
    $watched = $one;
    $again_at = $now + $lasting_seconds;
  }
}

# What never was held is an attempt that failed: a port proxy with no server behind it opens each.
sub dropped {
  my ($one, $number) = @_;
  my $was_held = exists $held{fileno $one->{socket}};
  forget($one);
  close $one->{socket};
  $one->{is_open} = 0;
  if ($was_held) {
    $dropped++;
    $broken{code_of($number)}++ if $number != 0;
    $replacing ? $owed++ : $vacant++;
  } else {
    $failed{$number == 0 ? 'EOF' : code_of($number)}++;
  }
  short_lived() if $now - $one->{since} < $lasting_seconds;
}

sub open_one {
  return failed_with($! + 0) if !socket(my $socket, $family, SOCK_STREAM, 0);
  fcntl($socket, F_SETFL, O_NONBLOCK);
  $started++;
  my $one = { socket => $socket, number => $started, until => $now + $connect_seconds };
  return opened($one) if connect($socket, $address);
  return failed_with($! + 0) if $! != EINPROGRESS;
  my $key = fileno $socket;
  $opening{$key} = $one;
  vec($writers, $key, 1) = 1;
}

# Opens what is missing: as many at once as a server takes in peace, after trouble one by one.
sub fill {
  return if $now < $again_at;
  if ($watched) {
    my $is_open = $watched->{is_open};
    $watched = undef;
    return trouble() if !$is_open;
    $pause = 0;
  }
  my $at_once = $pause > 0 ? 1 : $at_once_in_peace;
  while (missing() > $vacant && keys(%opening) < $at_once && $now >= $again_at) {
    open_one();
  }
}

# Asks whether what has opened may send: once for all that are on their way together, as far as that
# does not take long, and never twice at a time.
sub ask {
  return if $is_asked || $opened <= $allowed;
  $ask_at = $now + $together_seconds if !defined $ask_at;
  return if (%opening && $now < $ask_at) || !can_utter();
  ($is_asked, $ask_at) = (1, undef);
  utter("{\"is\":\"opened\",\"upTo\":$opened}");
}

sub let_send {
  $allowed = shift;
  $is_asked = 0;
  for my $key (grep { $waiting{$_}{number} <= $allowed } keys %waiting) {
    $held{$key} = delete $waiting{$key};
    if ($owed > 0) {
      $owed--;
      $replaced++;
    }
    # One that was closed already shows that when it is read, and one that was reset does so here.
    next if defined syswrite($held{$key}{socket}, $request) || $! == EAGAIN || $! == EPIPE;
    dropped($held{$key}, $! + 0);
  }
}

# Of too many the newest go, those first that are the least far.
sub let_go {
  my $surplus = shift;
  return if $surplus <= 0;
  my @newest = map { sort { $b->{number} <=> $a->{number} } values %$_ } \%opening, \%waiting, \%held;
  reset_of($_) for @newest[0 .. $surplus - 1];
}

sub replace {
  my $is_wanted = shift;
  if ($is_wanted) {
    $owed += $vacant;
    $vacant = 0;
  } elsif ($replacing) {
    my $empty = least($owed, missing());
    $vacant += $empty;
    $owed -= $empty;
  }
  $replacing = $is_wanted;
}

# Who says that is no host of ours, and nothing is held for it.
sub refuse {
  print STDERR "live-labs-flood: no order: $_[0]\n";
  finish('released', 1);
}

sub begin {
  my $order = shift;
  my ($host) = $order =~ /"host":"([0-9a-f.:]+)"/;
  my ($port) = $order =~ /"port":(\d+)/;
  my ($bytes) = $order =~ /"request":"([0-9a-f]*)"/;
  refuse($order) if !defined $host || !defined $port || !defined $bytes;
  my $is_6 = $host =~ /:/;
  $family = $is_6 ? PF_INET6 : PF_INET;
  my $number = inet_pton($family, $host);
  refuse($order) if !defined $number;
  $address = $is_6 ? pack_sockaddr_in6($port, $number) : pack_sockaddr_in($port, $number);
  $request = pack('H*', $bytes);
}

sub hold {
  my $order = shift;
  $count = $1 if $order =~ /"count":(\d+)/;
  let_go(alive() - $count);
  replace($1 eq 'true') if $order =~ /"replacing":(true|false)/;
  $vacant = least($vacant, missing());
  $owed = least($owed, $count - keys %held);
  $end_at = $now + $1 / 1000 if $order =~ /"milliseconds":(\d+)/;
}

sub obey {
  my $order = shift;
  my ($do) = $order =~ /"do":"(\w+)"/;
  refuse($order) if !defined $do || $do !~ /^(begin|hold|send|alive|release)$/;
  finish('released') if $do eq 'release';
  let_send($1) if $do eq 'send' && $order =~ /"upTo":(\d+)/;
  begin($order) if $do eq 'begin';
  hold($order) if $do eq 'begin' || $do eq 'hold';
}

# Whether a connection that was on its way has arrived, or has failed.
sub look_at_opening {
  my ($one, $is_writable) = @_;
  return if !$is_writable && $now <= $one->{until};
  my $number = ETIMEDOUT;
  $number = unpack('i', getsockopt($one->{socket}, SOL_SOCKET, SO_ERROR)) if $is_writable;
  forget($one);
  return opened($one) if $number == 0;
  close $one->{socket};
  failed_with($number);
}

# An answer is thrown away, but only who reads it gets to see that the server has closed.
sub look_at_open {
  my $one = shift;
  my $size = sysread $one->{socket}, my $answer, 4096;
  if (defined $size) {
    dropped($one, 0) if $size == 0;
  } elsif ($! != EAGAIN && $! != EINTR) {
    dropped($one, $! + 0);
  }
}

sub hear {
  my $size = sysread STDIN, $input, 65536, length $input;
  return if !defined $size && $! == EINTR;
  # Whoever started it has gone.
  finish('released') if !$size;
  $silence = 0;
  obey($1) while $input =~ s/^([^\n]*)\n//;
}

# Seconds until something is to be done, if nothing happens before.
sub patience {
  my @times = grep { defined $_ && $_ > $now } @_, $ask_at, $again_at, $end_at;
  my $until = $now + (%opening ? 0.1 : 1);
  $until = least($until, $_) for @times;
  my $seconds = $until - $now;
  return $seconds > $tick ? $seconds : $tick;
}

look_at_clock();
utter('{"is":"ready"' . files() . '}');
vec($readers, fileno STDIN, 1) = 1;
while (1) {
  my $report_at;
  if ($address) {
    fill();
    ask();
    $report_at = report();
  }
  my $found = select(my $reading = $readers, my $writing = $writers, undef, patience($report_at));
  my $slept_at = $now;
  look_at_clock();
  # It did not hear what was said while the machine slept or the container was paused.
  $silence += least($now - $slept_at, 2);
  finish('released') if $is_terminated;
  finish('time') if $end_at && $now >= $end_at;
  ($reading, $writing) = ('', '') if $found <= 0;
  look_at_opening($opening{$_}, vec($writing, $_, 1)) for keys %opening;
  hear() if vec($reading, fileno STDIN, 1);
  # Thousands of bits are searched faster than thousands of connections are asked.
  my $bits = unpack 'b*', $reading;
  for (my $key = index $bits, '1'; $key >= 0; $key = index $bits, '1', $key + 1) {
    my $one = $waiting{$key} || $held{$key};
    look_at_open($one) if $one;
  }
  # An engine that was killed leaves the input open, but nobody says any more that he is there.
  finish() if $silent_seconds && $silence > $silent_seconds;
}
